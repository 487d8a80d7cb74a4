import {
  openedPersonRequestFields,
  personExportFields,
  personFoundFields,
  personRequestFields,
} from '@beian/domain/personal';
import { createUnionType } from 'type-graphql';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

export const PersonFound = objectType(personFoundFields);

export const PersonFoundResult = createUnionType({
  name: 'PersonFoundResult',
  description: 'What was found, or why the search was refused. Since 2026-11.',
  types: () => [PersonFound, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : PersonFound),
});

export const PersonExport = objectType(personExportFields);

export const PersonExportResult = createUnionType({
  name: 'PersonExportResult',
  description: 'The archive, or why there is none. Since 2026-11.',
  types: () => [PersonExport, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : PersonExport),
});

export const PersonRequest = objectType(personRequestFields);

export const PersonRequestConnection = connectionType(PersonRequest, 'PersonRequest');

export const OpenedPersonRequest = objectType(openedPersonRequestFields);

export const PersonRequestResult = createUnionType({
  name: 'PersonRequestResult',
  description: 'The request as it then stands, or why the step was refused. Since 2026-11.',
  types: () => [PersonRequest, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : PersonRequest),
});
