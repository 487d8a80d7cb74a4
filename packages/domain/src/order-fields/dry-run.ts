import type { OutsideAnswer } from '../dry-run/dry-run.ts';
import { enumOf, fieldsOf, objectOf } from '../fields/field-rows.ts';
import type { Reason } from '../text/refusal.ts';

export const outsideAnswerFields = fieldsOf(
  'OutsideAnswer',
  'What a dry run goes by that somebody outside has said, or would have to say. Since 2026-11.',
  {
    source: { shape: enumOf<OutsideAnswer['source']>('OutsideSource'), description: 'Whose answer.' },
    about: { shape: 'String', description: 'An added domain, canonical; or `certificate`: the papers of the subject.' },
    use: {
      shape: enumOf<OutsideAnswer['use']>('OutsideUse'),
      description: 'Whether there is one that counts. A dry run asks nobody.',
    },
    answeredAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When the kept answer came; null: there is none that counts.',
      console: false,
    },
  },
);

export const dryRunFields = fieldsOf(
  'DryRun',
  'What would become of an order that is handed in now 预检. Since 2026-11.',
  {
    orderId: { shape: 'ID', description: "The order's global id.", console: false },
    version: { shape: 'Int', description: 'The `version` of the order that it is of.', console: false },
    edition: {
      shape: 'String',
      description: 'The edition of the rules that it is of, e.g. `2018-06`.',
      console: false,
    },
    passes: {
      shape: 'Boolean',
      description:
        'Whether `submitOrder` would take it and no automatic check return it, given these answers, the other orders and the edition.',
    },
    refused: {
      shape: objectOf<Reason>('Reason'),
      list: true,
      description: 'What `submitOrder` would refuse it for, all at once.',
    },
    returned: {
      shape: objectOf<Reason>('Reason'),
      list: true,
      description: 'What an automatic check would return it for after that, beyond what is refused.',
    },
    reviewed: {
      shape: objectOf<Reason>('Reason'),
      list: true,
      description: 'Doubts of the checks that a reviewer will look at; they return nothing.',
    },
    answers: {
      shape: outsideAnswerFields,
      list: true,
      description: 'What the registry and the bureau have said, and what they have not.',
    },
  },
);
