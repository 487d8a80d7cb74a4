import { fieldsOf, type ViewOf } from '../fields/field-rows.ts';

export const installationFaultFields = fieldsOf(
  'InstallationFault',
  'Something that is wrong with the installation and takes a part of it away, while the rest goes on. Since 2026-12.',
  {
    fault: { shape: 'String', description: 'Its name, as `/readyz` says it.' },
    message: { shape: 'String', description: 'What does not work and what does, in the language of the request.' },
  },
);
export type InstallationFaultView = ViewOf<typeof installationFaultFields>;
