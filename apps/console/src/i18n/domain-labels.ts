import { domainStandings } from '@beian/domain/domain-verification';
import { materials } from '@beian/domain/filing';
import { callOutcomes, queueColumns, queueStageLabels } from '@beian/domain/order';
import { formGroups, orderKindLabels, states } from '@beian/domain/order-names';
import { roles } from '@beian/domain/staff';
import type { BilingualText, Language } from '@beian/domain/text';

type Labelled = Readonly<Record<string, BilingualText | { readonly label: BilingualText }>>;
type LabelKey<Prefix extends string, Table> = `${Prefix}.${Extract<keyof Table, string>}`;

const labels = <Prefix extends string, Table extends Labelled>(prefix: Prefix, table: Table, language: Language) =>
  Object.fromEntries(
    Object.entries(table).map(([name, row]) => [`${prefix}.${name}`, ('label' in row ? row.label : row)[language]]),
  ) as Record<LabelKey<Prefix, Table>, string>;

/** Labels that the domain's tables give, as texts of a dictionary: `state.DRAFT`. A new row needs no text here. */
export const domainLabels = (language: Language) => ({
  ...labels('state', states, language),
  ...labels('kind', orderKindLabels, language),
  ...labels('group', formGroups, language),
  ...labels('role', roles, language),
  ...labels('material', materials, language),
  ...labels('domainState', domainStandings, language),
  ...labels('call', callOutcomes, language),
  ...labels('queue', queueColumns, language),
  ...labels('stage', queueStageLabels, language),
});
