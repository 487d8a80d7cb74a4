import { formerKinds } from '@beian/domain';

const formerKindSql = (kind: string): string =>
  `case ${kind} ${Object.entries(formerKinds)
    .map(([now, { formerName: was }]) => `when '${now}' then '${was}'`)
    .join(' ')} end`;

/** SQL: whether an event of a kind is among those asked for (null: all), by its name or by its former one. */
export const isRequestedKindSql = (kind: string, kinds: string): string =>
  `(${kinds} is null or ${kind} = any(${kinds}) or ${formerKindSql(kind)} = any(${kinds}))`;

/** SQL of the kind that an event is told under: the former one where that alone was asked for. */
export const reportedKindSql = (kind: string, kinds: string): string =>
  `case when ${formerKindSql(kind)} = any(${kinds}) and not ${kind} = any(${kinds}) then ${formerKindSql(kind)} else ${kind} end`;
