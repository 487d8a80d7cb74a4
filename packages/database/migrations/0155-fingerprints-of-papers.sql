-- Scans of papers are compared with those of other subjects, too. Papers of one layout look alike, so they have a fingerprint of their own
-- in place of `fine`: what is printed in each part of the page, 512 bits.
alter table app.picture_marks alter column fine drop not null;
alter table app.picture_marks add column detail bit(512);
