import { formerKinds } from '@beian/domain';

const formerSql = (kind: string): string =>
  `case ${kind} ${Object.entries(formerKinds)
    .map(([now, { was }]) => `when '${now}' then '${was}'`)
    .join(' ')} end`;

/** SQL: whether an event of a kind is among those asked for (null: all), by its name or by its former one. */
export const isAskedSql = (kind: string, kinds: string): string =>
  `(${kinds} is null or ${kind} = any(${kinds}) or ${formerSql(kind)} = any(${kinds}))`;

/** SQL of the kind that an event is told under: the former one where that alone was asked for. */
export const toldKindSql = (kind: string, kinds: string): string =>
  `case when ${formerSql(kind)} = any(${kinds}) and not ${kind} = any(${kinds}) then ${formerSql(kind)} else ${kind} end`;
