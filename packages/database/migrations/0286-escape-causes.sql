-- 流出原因: how our review let pass what a bureau refused, and the rules that passed it or warned (packages/domain/src/escapes). Judged when
-- the answer is applied; the worker fills the rows from before (packages/orders/src/bureau-answer/fill-escape-causes.ts).
alter table app.refusal_reasons
  add column cause text check (cause in ('NO_RULE', 'RULE_PASSED', 'PASSED_AGAINST_HINT')),
  add column rules text[];
create index refusal_reasons_unjudged on app.refusal_reasons (at, id) where cause is null;
grant update (cause, rules) on app.refusal_reasons to worker;
