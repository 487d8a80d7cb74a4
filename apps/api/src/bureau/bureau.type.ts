import { bureauActionFields, bureauFields, connectionInput, connectionTestFields } from '@beian/domain/bureau';
import { createUnionType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';

export const BureauAction = objectType(bureauActionFields);

export const Bureau = objectType(bureauFields);

// Which hosts are taken is checked by the function that saves the account.
export const BureauInput = inputType(connectionInput(() => true));
export type BureauInput = Given<ReturnType<typeof connectionInput>>;

export const ConnectionTest = objectType(connectionTestFields);

export const ConnectionTestResult = createUnionType({
  name: 'ConnectionTestResult',
  description: 'The test, whose answer is awaited, or why it was refused. Since 2026-11.',
  types: () => [ConnectionTest, ActionRefused] as const,
  resolveType: (value) => ('said' in value ? ConnectionTest : ActionRefused),
});

export const BureauResult = createUnionType({
  name: 'BureauResult',
  description: 'The connection as it then stands, or why the step was refused. Since 2026-11.',
  types: () => [Bureau, ActionRefused] as const,
  resolveType: (value) => ('backlog' in value ? Bureau : ActionRefused),
});
