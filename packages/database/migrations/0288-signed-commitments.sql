-- 承诺书: what a website principal read and signed on the phone with the face check (docs/spec/rules.md R-6.5). The signature is a picture of the
-- check. The text is kept as it was shown; it names nobody.
alter table app.face_checks
  add column commitment_version text,
  add column commitment_text text,
  add column signed_at timestamptz;
alter table app.face_checks
  add constraint face_checks_signed check (num_nulls(commitment_version, commitment_text, signed_at) in (0, 3)) not valid;
