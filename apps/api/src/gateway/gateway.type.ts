import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';

@ObjectType('SettledSubmission', {
  simpleResolvers: true,
  description: 'A file whose outcome a person settled. Since 2026-11.',
})
export class SettledSubmission {
  @Field(() => ID, { description: 'Global id of the file.' })
  id!: string;

  @Field(() => String, {
    description:
      'Its state: `ACCEPTED`, `PREPARED` to be sent again under its number, or `REFUSED` where it was ended.',
  })
  state!: string;

  @Field(() => String, { description: "What people call the state, in the caller's language." })
  stateLabel!: string;
}

@ObjectType('ChangedConnection', {
  simpleResolvers: true,
  description: 'A connection that a person paused or resumed. Since 2026-11.',
})
export class ChangedConnection {
  @Field(() => ID, { description: 'Global id of the connection.' })
  id!: string;

  @Field(() => Boolean, { description: 'Nothing is sent over it or fetched until it is resumed.' })
  paused!: boolean;
}

export const SettleSubmissionResult = createUnionType({
  name: 'SettleSubmissionResult',
  description: 'The file as it then stands, or why the step was refused. Since 2026-11.',
  types: () => [SettledSubmission, ActionRefused] as const,
  resolveType: (value) => ('stateLabel' in value ? 'SettledSubmission' : 'ActionRefused'),
});

export const ConnectionResult = createUnionType({
  name: 'ConnectionResult',
  description: 'The connection as it then stands, or why the step was refused. Since 2026-11.',
  types: () => [ChangedConnection, ActionRefused] as const,
  resolveType: (value) => ('paused' in value ? 'ChangedConnection' : 'ActionRefused'),
});
