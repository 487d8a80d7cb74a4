import {
  openedPersonRequestFields,
  personExportFields,
  personFoundFields,
  personRequestFields,
} from '@beian/domain/personal';
import { connectionType } from '../common/page.type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const PersonFound = objectType(personFoundFields);

export const PersonFoundResult = resultType(
  'PersonFoundResult',
  'What was found, or why the search was refused. Since 2026-11.',
  PersonFound,
);

export const PersonExport = objectType(personExportFields);

export const PersonExportResult = resultType(
  'PersonExportResult',
  'The archive, or why there is none. Since 2026-11.',
  PersonExport,
);

export const PersonRequest = objectType(personRequestFields);

export const PersonRequestConnection = connectionType(PersonRequest, 'PersonRequest');

export const OpenedPersonRequest = objectType(openedPersonRequestFields);

export const PersonRequestResult = resultType(
  'PersonRequestResult',
  'The request as it then stands, or why the step was refused. Since 2026-11.',
  PersonRequest,
);
