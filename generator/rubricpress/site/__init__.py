"""The site: views of rubrics, pages made of them, and the plain files that a site builder turns into HTML."""
