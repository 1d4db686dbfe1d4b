"""Several assessments of one table: self and review, parts of colleagues, years, a panel of assessors."""
