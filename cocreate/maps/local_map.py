"""folium's map with our own files only.

Nothing from other hosts, no style attributes, no inline styles, nothing of jQuery or Bootstrap.
No text from people ever comes in here: folium would write it into the page as it is.
"""

from collections.abc import Mapping, Sequence

import folium
from branca.element import MacroElement
from folium.template import Template

MAX_ZOOM = 19


class LocalMap(folium.Map):
    """A Leaflet map whose page needs nothing but `leaflet.js` and `leaflet.css`.

    ``thanks`` are HTML, which Leaflet shows as such: whoever makes them escapes them.
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <div class="map" id="{{ this.get_name() }}" role="region" aria-label="{{ this.label|e }}"></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
                ...{{ this.options|tojavascript }},
                // People who asked their device for calm get no sliding and fading.
                ...(window.matchMedia('(prefers-reduced-motion: reduce)').matches
                    ? {zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false}
                    : {}),
            });
            {{ this.get_name() }}.fitBounds({{ this.bounds|tojson }}, {animate: false});
            L.control.attribution({prefix: false, position: 'bottomleft'})
                .addTo({{ this.get_name() }});
            {%- for credit in this.thanks %}
            {{ this.get_name() }}.attributionControl.addAttribution({{ credit|tojson }});
            {%- endfor %}
            {%- if this.with_scale %}
            L.control.scale({imperial: false, position: 'bottomleft'}).addTo({{ this.get_name() }});
            {%- endif %}
        {% endmacro %}
        """
    )

    def __init__(
        self,
        identifier: str,
        bounds: Sequence[Sequence[float]],
        label: str,
        thanks: Sequence[str],
        *,
        scale: bool,
        options: Mapping[str, bool],
    ) -> None:
        super().__init__(tiles=None)
        # The page links its files itself; folium's own list names other hosts.
        self.default_js, self.default_css = [], []
        # Zooming and credit have controls of our own; where the map starts, fitBounds says.
        self.options = {
            "zoomControl": False,
            # Half steps, so that the area fills the window it is shown in.
            "zoomSnap": 0.5,
            "attributionControl": False,
            "preferCanvas": True,
            "maxZoom": MAX_ZOOM,
            **options,
        }
        # A name of its own instead of folium's random one: equal maps have equal bytes.
        self._id = identifier
        self.bounds = bounds
        self.label = label
        self.thanks = thanks
        self.with_scale = scale


class LocalTiles(folium.TileLayer):
    """A tile layer with a name of its own, from an address of ours."""

    def __init__(self, identifier: str, template: str, credit: str, max_zoom: int) -> None:
        super().__init__(
            template,
            # folium insists on a credit; a space shows nothing.
            attr=credit or " ",
            max_zoom=MAX_ZOOM,
            max_native_zoom=max_zoom,
            class_name="base-tiles",
        )
        self._id = identifier


class HandOver(MacroElement):
    """The last lines of the script: our modules find the map here, and what it can lie on."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            window.cocreateGrounds = {{ this.grounds|tojson }};
            window.cocreateMap = {{ this._parent.get_name() }};
        {% endmacro %}
        """
    )

    def __init__(self, grounds: Sequence[Mapping[str, object]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca declares no types here
        self.grounds = list(grounds)
