-- 电子化核验: a form that the desk makes itself is also kept as the picture for the bureau, and with it the commitment that was signed on the
-- phone, as a page (docs/spec/rules.md R-6.5). Names in the file store; null: the form is a paper, or deleted with the order's materials.
alter table app.verified_forms add column picture_file text, add column commitment_file text;
grant update (picture_file, commitment_file) on app.verified_forms to worker;
