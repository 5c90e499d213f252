"""Texts that would be more than text in a page that is not careful."""

PAYLOADS = [
    "<script data-evil>window.evil=1</script>",
    "<img data-evil src=x onerror=window.evil=1>",
    "<svg data-evil onload=window.evil=1>",
    "<b data-evil>bold</b>",
    "<a data-evil href=javascript:window.evil=1>here</a>",
    "<iframe data-evil srcdoc='<script>1</script>'>",
    "<style data-evil>*{display:none}</style>",
    "<base data-evil href=//evil.example/>",
    "<form data-evil action=//evil.example><button>",
    "<input data-evil autofocus onfocus=window.evil=1>",
    "<details data-evil open ontoggle=window.evil=1>",
    "<math><mtext><img data-evil src=x onerror=window.evil=1>",
    "<template data-evil><script>1</script></template>",
    "</title><script data-evil>window.evil=1</script>",
    "</script><script data-evil>window.evil=1</script>",
    "</textarea><img data-evil src=x>",
    "</style></bdi></p><h1 data-evil>big</h1>",
    "--><img data-evil src=x onerror=window.evil=1><!--",
    "]]><img data-evil src=x><![CDATA[",
    "<!--<script data-evil>",
    '" onmouseover="window.evil=1" data-evil="',
    "' onmouseover='window.evil=1' data-evil='",
    '"><img data-evil src=x onerror=window.evil=1>',
    "`${window.evil=1}`",
    "${window.evil=1}",
    "`;window.evil=1;`",
    "';window.evil=1;//",
    '\\";window.evil=1;//',
    "{{7*7}}",
    "{% raw %}{{ config }}",
    "%(name)s %(title)s",
    "%s %d 100 %",
    "{0.__class__} {title}",
    "javascript:window.evil=1",
    "data:text/html,<script data-evil>1</script>",
    "&lt;img data-evil src=x&gt; &amp;amp; &#60;b&#62;",
    "\\u003cimg data-evil src=x\\u003e",
    "\u202egnihton si siht\u202c \u2066\u2067",
    "\u2069\u202eback to front",
    "W" + "o" * 110 + "rd",
    "__proto__",
    "constructor[prototype]",
    '=HYPERLINK("//evil.example")',
    "👩‍👩‍👧‍👦 🏳️‍🌈 Z̴̧͎͕̈́a̵͖͂l̷g̶o̸",
]  # fmt: skip


def nickname(payload: str) -> str:
    """What of it fits into a name."""
    return payload[:40].strip()


def reason(payload: str) -> str:
    """What of it a facilitator might say."""
    return f"Reason: {payload}"
