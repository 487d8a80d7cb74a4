-- Why a verdict counts no more: READING, or null, which is a publication of the bureau.
alter table app.verdicts add column fell_why text;
