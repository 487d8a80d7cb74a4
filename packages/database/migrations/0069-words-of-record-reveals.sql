-- What somebody wrote beside a reveal of a record belongs to no order that ends: its own days count (kind `words`).
create index reveals_record_words on app.reveals (at, id) where record_id is not null and words is not null;
