import { formerKinds } from '@beian/domain/partner';

const formerKindSql = (kind: string): string =>
  `case ${kind} ${Object.entries(formerKinds)
    .map(([now, { formerName: was }]) => `when '${now}' then '${was}'`)
    .join(' ')} end`;

/** SQL: whether an event's kind is among the requested ones (null: all), by its current or former name. */
export const isRequestedKindSql = (kind: string, kinds: string): string =>
  `(${kinds} is null or ${kind} = any(${kinds}) or ${formerKindSql(kind)} = any(${kinds}))`;

/** SQL of the kind under which an event is reported: the former one if only that was requested. */
export const reportedKindSql = (kind: string, kinds: string): string =>
  `case when ${formerKindSql(kind)} = any(${kinds}) and not ${kind} = any(${kinds}) then ${formerKindSql(kind)} else ${kind} end`;
