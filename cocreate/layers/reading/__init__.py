"""Reading one file that somebody uploaded, in a process of its own with little memory and time.

Nothing here knows of the web or the database: a path and a few wishes go in, shapes in WGS 84
and a report come out. The file is not trusted in any way.
"""
