import { type BilingualText, bilingual } from '@beian/domain/text';
import type { PageGroup, PageRow } from './page.ts';
import { changesPage } from './pages/changes.ts';
import { errorsPage } from './pages/errors.ts';
import { codesPage, fieldsPage, materialsPage, testOrdersPage } from './pages/field-pages.ts';
import { lawsPage } from './pages/laws.ts';
import { limitsPage } from './pages/limits.ts';
import { ordersPage } from './pages/orders.ts';
import { provincesPage } from './pages/provinces.ts';
import { recipesPage } from './pages/recipes.ts';
import { rulesPages } from './pages/rules.ts';
import { schemaPages } from './pages/schema.ts';
import { startPage } from './pages/start.ts';
import { syncPage } from './pages/sync.ts';
import { webhooksPage } from './pages/webhooks.ts';

/** The pages of the site, in the sequence of its navigation. */
export const pages: readonly PageRow[] = [
  ...[startPage, recipesPage, syncPage],
  ...schemaPages,
  ...[ordersPage, fieldsPage, materialsPage, codesPage, provincesPage],
  ...[webhooksPage, errorsPage, limitsPage, testOrdersPage],
  ...[...rulesPages, lawsPage, changesPage],
];

export const pageGroups: Readonly<Record<PageGroup, BilingualText>> = {
  start: bilingual('入门', 'Get started'),
  schema: bilingual('GraphQL', 'GraphQL'),
  field: bilingual('备案业务', 'Filings'),
  behaviour: bilingual('运行约定', 'Behaviour'),
  more: bilingual('规则与变更', 'Rules and changes'),
};
