"""rubricpress: official assessment tables become public pages and forms that score themselves."""
