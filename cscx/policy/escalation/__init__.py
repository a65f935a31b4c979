"""Who is called now: a working calendar, roles on duty, paths of levels, and what is proved of them."""
