"""The catalogues: English is the source, a .po file per further language, everything else is made."""
