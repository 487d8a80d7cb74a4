import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import { Page } from '../../ui/page.tsx';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { PersonFind } from './person-find.tsx';
import { PersonRequestDrawer } from './person-request.tsx';
import { PersonRequests } from './person-requests.tsx';
import { personsTexts } from './person-texts.ts';
import { settingsNavTexts } from './texts.ts';

/** Data subjects: search, export and deletion of a person's data, and requests with their clock. */
export function PersonsPage() {
  const may = useHasPermission();
  const [opened, setOpened] = useState<string | null>(null);
  if (!may('handlePersons')) return <Empty title={t(personsTexts.forbidden)} hint={t(personsTexts.forbiddenHint)} />;
  return (
    <Page title={t(settingsNavTexts.persons)} lead={t(personsTexts.lead)}>
      <PersonFind onOpened={setOpened} />
      <PersonRequests onOpen={setOpened} />
      <PersonRequestDrawer id={opened} onClose={() => setOpened(null)} />
    </Page>
  );
}
