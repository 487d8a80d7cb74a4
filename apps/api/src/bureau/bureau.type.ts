import { bureauActionFields, bureauFields, connectionInput, connectionTestFields } from '@beian/domain/bureau';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const BureauAction = objectType(bureauActionFields);

export const Bureau = objectType(bureauFields);

// Which hosts are taken is checked by the function that saves the account.
export const BureauInput = inputType(connectionInput(() => true));
export type BureauInput = Given<ReturnType<typeof connectionInput>>;

export const ConnectionTest = objectType(connectionTestFields);

export const ConnectionTestResult = resultType(
  'ConnectionTestResult',
  'The test, whose answer is awaited, or why it was refused. Since 2026-11.',
  ConnectionTest,
);

export const BureauResult = resultType(
  'BureauResult',
  'The connection as it then stands, or why the step was refused. Since 2026-11.',
  Bureau,
);
