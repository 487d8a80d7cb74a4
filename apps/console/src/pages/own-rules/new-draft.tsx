import { Select } from 'antd';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { createRuleDraftDocument } from '../../generated/rule-draft.ts';
import { useRows } from '../../ui/list-page/use-rows.ts';
import { Page, Section } from '../../ui/page.tsx';
import { useDraftOfRefusals } from '../escapes/begun-draft.ts';
import { useAskedChange } from './asked-change.ts';
import { ruleDrafts } from './documents.ts';
import { NoticeForm } from './notice-form.tsx';
import { draftTexts, ownRulesTexts } from './texts.ts';

/** A new draft begins with the notice; its rules follow. A change that was asked for can go into an open draft instead. */
export function NewRuleDraftPage() {
  const navigate = useNavigate();
  const { state } = useLocation();
  const asked = useAskedChange();
  const [params] = useSearchParams();
  const begun = useDraftOfRefusals(params);
  const open = (id: string) =>
    void navigate(`/own-rules/drafts/${encodeURIComponent(id)}`, {
      state: { ...state, adds: (begun?.changes ?? []).length === 0 },
    });
  return (
    <Page narrow title={t(ownRulesTexts.newDraft)} lead={t(draftTexts.newLead)}>
      {asked === null ? null : <OpenDrafts onChoose={open} />}
      {/* The form takes its first values once. */}
      {begun === undefined ? null : (
        <Section title={t(draftTexts.notice)}>
          <NoticeForm
            begun={begun}
            ok={t(asked === null ? draftTexts.create : draftTexts.saveAndGo)}
            send={(head, key) =>
              send(createRuleDraftDocument, { input: { ...head, changes: JSON.stringify(begun?.changes ?? []) }, key })
            }
            onDone={({ draft }) => open(draft.id)}
          />
        </Section>
      )}
    </Page>
  );
}

function OpenDrafts({ onChoose }: { onChoose: (id: string) => void }) {
  const { page } = useRows(ruleDrafts, { state: 'OPEN' as const, first: 50 });
  const mine = page?.data.filter(({ mayChange }) => mayChange) ?? [];
  if (mine.length === 0) return null;
  return (
    <Section title={t(draftTexts.choose)}>
      <Select<string>
        style={{ maxWidth: 480, width: '100%' }}
        aria-label={t(draftTexts.choose)}
        placeholder={t(draftTexts.chooseNew)}
        options={mine.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={onChoose}
      />
    </Section>
  );
}
