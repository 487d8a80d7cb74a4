import { evidenceFields, incidentFields } from '@beian/domain/bureau';
import { createUnionType } from 'type-graphql';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

export const Incident = objectType(incidentFields);

export const IncidentConnection = connectionType(Incident, 'Incident');

export const Evidence = objectType(evidenceFields);

export const IncidentResult = createUnionType({
  name: 'IncidentResult',
  description: 'The incident as it then stands, or why the step was refused. Since 2026-11.',
  types: () => [Incident, ActionRefused] as const,
  resolveType: (value) => ('isNew' in value ? Incident : ActionRefused),
});
