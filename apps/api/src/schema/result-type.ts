import { type ClassType, createUnionType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';

/** What a call answers: the object, or why it was refused. */
export const resultType = <T extends object>(name: string, description: string, type: ClassType<T>) =>
  createUnionType({
    name,
    description,
    types: () => [type, ActionRefused] as const,
    resolveType: (value) => ('refusalKind' in value ? ActionRefused : type),
  });
