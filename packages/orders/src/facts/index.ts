export { domainContentSql } from './domain-content.ts';
export { findFacts, type LoadedOrder, lockOrder } from './facts.ts';
export { commonFactsSql, contentHashSql, factsOf, factsSql, optionalFactsSql, photoTakenBySql } from './facts-sql.ts';
export { orderNotFound, toRefusal } from './refusals.ts';
