import { evidenceFields, incidentFields } from '@beian/domain/bureau';
import { connectionType } from '../common/page.type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const Incident = objectType(incidentFields);

export const IncidentConnection = connectionType(Incident, 'Incident');

export const Evidence = objectType(evidenceFields);

export const IncidentResult = resultType(
  'IncidentResult',
  'The incident as it then stands, or why the step was refused. Since 2026-11.',
  Incident,
);
