import { codesPage } from './codes-page.ts';
import { fieldsPage } from './fields-page.ts';
import { jobsPage } from './jobs-page.ts';
import { kindsPage } from './kinds-page.ts';
import { lifeCyclePage } from './life-cycle-page.ts';
import { metricsPage } from './metrics-page.ts';
import { noticesPage } from './notices-page.ts';
import { partnerEventsPage } from './partner-events-page.ts';
import { permissionsPage } from './permissions-page.ts';
import { provincesPage } from './provinces-page.ts';
import { retentionPage } from './retention-page.ts';
import { testOrdersPage } from './test-orders-page.ts';

/** The pages of docs/generated that are built from tables of this package only. */
const pages = {
  'life-cycle': lifeCyclePage,
  kinds: kindsPage,
  permissions: permissionsPage,
  provinces: provincesPage,
  codes: codesPage,
  fields: fieldsPage,
  jobs: jobsPage,
  metrics: metricsPage,
  notices: noticesPage,
  'partner-events': partnerEventsPage,
  retention: retentionPage,
  'test-orders': testOrdersPage,
} as const;

export const pageNames = Object.keys(pages);

/** The page as Markdown; undefined for an unknown name. Deterministic. */
export const buildPage = (name: string): string | undefined =>
  Object.hasOwn(pages, name) ? pages[name as keyof typeof pages]() : undefined;
