import { graphqlTypeOf } from '@beian/domain/input';
import { eventArguments, eventsWithMutation, isForPartners, type LiveEvent } from '@beian/domain/order';
import { currentNameOf } from '@beian/domain/partner';

/** Events whose caller has a document of its own: the page reads another answer, or the client takes other arguments. */
const ownDocuments: Readonly<Record<string, readonly LiveEvent[]>> = {
  console: ['recordVerdict', 'shipCurtain'],
  client: ['saveDraft', 'attachMaterial'],
};
const eventsOf = (program: string, partners: boolean): readonly LiveEvent[] =>
  eventsWithMutation.filter((one) => isForPartners(one) === partners && ownDocuments[program]?.includes(one) === false);

interface Naming {
  readonly operation: string;
  /** The field, perhaps with an alias. */
  readonly field: string;
  readonly key: string;
  readonly fragments: readonly string[];
}

function documentOf(event: LiveEvent, { operation, field, key, fragments }: Naming): string {
  const { order, input } = eventArguments(event);
  const all = [...order, ...input].map((one) => [one.name, graphqlTypeOf(one)] as const).concat([[key, 'String!']]);
  return [
    `mutation ${operation}(${all.map(([name, type]) => `$${name}: ${type}`).join(', ')}) {`,
    `  ${field}(${all.map(([name]) => `${name}: $${name}`).join(', ')}) {`,
    ...fragments.map((one) => `    ...${one}`),
    '  }',
    '}',
  ].join('\n');
}

const capitalized = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`;
const indented = (text: string, spaces: number): string => text.replace(/^/gm, ' '.repeat(spaces));

/** A module of the console with the document of each event. */
const consoleModule = (
  events: readonly LiveEvent[],
  { fragment, from, source }: { fragment: string; from: string; source: string },
): string => {
  const document = (event: LiveEvent) =>
    documentOf(event, { operation: capitalized(event), field: `done: ${event}`, key: 'key', fragments: [fragment] });
  return `// Written by \`npm run gen\` from packages/domain/src/order/events; change those, not this.
import { graphql } from '${source}/graphql.ts';
import { answer } from '${from}';

export const eventDocuments = {
${events.map((event) => `  ${event}: graphql(\n    \`\n${indented(document(event), 6)}\n    \`,\n    [answer],\n  ),`).join('\n')}
} as const;
`;
};

/** Operations of packages/client, by their current names. */
const clientOperations = (): string =>
  eventsOf('client', true)
    .map((event) => {
      const name = currentNameOf(event);
      return documentOf(event, {
        operation: name,
        field: name,
        key: 'idempotencyKey',
        fragments: ['Order', 'Refusal'],
      });
    })
    .join('\n\n');

/** Prints the documents of events, with the argument `desk` or `applicant` (pages of the console) or `client`. */
const printed: Readonly<Record<string, () => string>> = {
  desk: () =>
    consoleModule(eventsOf('console', false), { fragment: 'OrderAnswer', from: '../mutations.ts', source: '../..' }),
  applicant: () =>
    consoleModule(eventsOf('console', true), { fragment: 'FillAnswer', from: '../documents.ts', source: '../../..' }),
  client: clientOperations,
};
process.stdout.write(printed[process.argv[2] ?? '']?.() ?? '');
