import { isTextKey, type RuleChange } from '@beian/domain/rule-book';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Steps, Tag } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { t, useLanguage } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import {
  type OpenedRuleDraft,
  type RuleDraft,
  ruleDraftDocument,
  saveRuleDraftDocument,
} from '../../generated/rule-draft.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { useIsNarrow } from '../../ui/hooks.ts';
import { newKey } from '../../ui/new-key.ts';
import { Page, Section } from '../../ui/page.tsx';
import { fullTime } from '../../ui/time.ts';
import { TextForm } from '../own-texts/text-form.tsx';
import { isTextChange, keyOfChange } from '../own-texts/texts-of-keys.ts';
import { type AskedChange, useAskedChange } from './asked-change.ts';
import { Conflicts } from './conflicts.tsx';
import { changesOf, draftKey, inputOf } from './documents.ts';
import { DraftActions } from './draft-actions.tsx';
import { DraftRules } from './draft-rules.tsx';
import { EndDialog } from './end-dialog.tsx';
import { ruleFormTexts } from './form-texts.ts';
import { NoticeForm } from './notice-form.tsx';
import styles from './own-rules.module.css';
import { Preview } from './preview.tsx';
import { RuleForm } from './rule-form.tsx';
import { saysOfRule } from './rule-says.ts';
import { shortNoticeText } from './short-notice.ts';
import { draftTexts, ruleDraftsTexts } from './texts.ts';

/** A draft of rules: the notice that it comes from, its rules, what they would do, and who decides. */
export function RuleDraftPage() {
  const { id = '' } = useParams();
  const query = useQuery(queryOf(draftKey, ruleDraftDocument, { id }));
  return (
    <Loaded query={query} rows={8}>
      {(opened) =>
        opened === null ? (
          <Empty title={t(draftTexts.gone)}>
            <Link to="/own-rules/drafts">{t(draftTexts.back)}</Link>
          </Empty>
        ) : (
          <Draft key={opened.draft.id} opened={opened} />
        )
      }
    </Loaded>
  );
}

interface OpenForm {
  /** Its place among the changes; null: a new one. */
  readonly at: number | null;
  readonly asked?: AskedChange;
}

function Draft({ opened: { draft, conflicts } }: { opened: OpenedRuleDraft }) {
  const language = useLanguage();
  const given = useAskedChange();
  const navigate = useNavigate();
  const changes = changesOf(draft);
  const mayEdit = draft.mayChange && draft.state === 'OPEN';
  const adds = useLocation().state?.adds === true;
  const [form, setForm] = useState<OpenForm | null>(
    !mayEdit ? null : given !== null ? { at: null, asked: given } : adds ? { at: null } : null,
  );
  const close = () => {
    setForm(null);
    // A reload would ask for the change again.
    if (given !== null || adds) void navigate('.', { replace: true, state: null });
  };
  const save = (next: readonly RuleChange[], key: string) =>
    send(saveRuleDraftDocument, { id: draft.id, version: draft.version, input: inputOf(draft, next), key });
  const put = (change: RuleChange, key: string) =>
    save(form?.at == null ? [...changes, change] : changes.map((one, at) => (at === form.at ? change : one)), key);
  const remove = useAction({
    send: (at: number, key) =>
      save(
        changes.filter((_, nth) => nth !== at),
        key,
      ),
    stale: [draftKey],
  });
  const edited = form?.at == null ? undefined : changes[form.at];
  const rule = edited?.does === 'add' ? edited.rule : form?.asked?.rule;
  const textKey = isTextChange(edited) ? keyOfChange(edited) : form?.asked?.does === 'text' ? form.asked.key : null;
  return (
    <Page
      title={draft.title}
      mark={<Tag>{draft.stateLabel}</Tag>}
      lead={<Link to="/own-rules/drafts">{t(ruleDraftsTexts.title)}</Link>}
      actions={<DraftActions draft={draft} />}
    >
      <Progress draft={draft} />
      {draft.sentBackWhy === null ? null : (
        <Alert type="warning" showIcon message={t(draftTexts.sentBack, { why: draft.sentBackWhy })} />
      )}
      {draft.isShortNotice ? <Alert type="warning" showIcon message={shortNoticeText()} /> : null}
      {draft.state === 'SUBMITTED' && !draft.mayDecide ? (
        <Alert type="info" showIcon message={t(draftTexts.ownDraft)} />
      ) : null}
      <Notice draft={draft} mayEdit={mayEdit} />
      {form !== null && changes.length === 0 ? null : (
        <DraftRules
          draftId={draft.id}
          changes={changes}
          saysOf={(name) => saysOfRule(name, language)}
          mayChange={mayEdit && form === null}
          onAdd={() => setForm({ at: null })}
          onEdit={(at) => setForm({ at })}
          onRemove={(at) => remove.act(at)}
        />
      )}
      {textKey !== null && isTextKey(textKey) ? (
        <TextForm
          key={`${form?.at} ${textKey}`}
          of={textKey}
          {...(isTextChange(edited) && { edited })}
          onSave={put}
          onDone={close}
          onClose={close}
        />
      ) : null}
      {form === null || textKey !== null || form.asked?.does === 'end' ? null : (
        <RuleForm
          key={form.at}
          title={t(form.at !== null ? ruleFormTexts.change : form.asked ? ruleFormTexts.replace : ruleFormTexts.add)}
          rule={rule ?? { in: lastProvinces(changes) }}
          identity={{ id: rule?.id ?? newKey(), replaces: rule?.replaces ?? form.asked?.key }}
          onSave={put}
          onDone={close}
          onClose={close}
        />
      )}
      {form?.asked?.does === 'end' ? <EndDialog asked={form.asked} onSave={put} onClose={close} /> : null}
      <Conflicts conflicts={conflicts} />
      <Preview draft={draft} />
    </Page>
  );
}

/** Most notices are of one bureau: the next rule begins with the provinces of the one before. */
function lastProvinces(changes: readonly RuleChange[]) {
  const last = changes.at(-1);
  return last?.does === 'add' ? last.rule.in : [];
}

function Progress({ draft }: { draft: RuleDraft }) {
  const isNarrow = useIsNarrow();
  const at = { OPEN: 0, SUBMITTED: 1, APPROVED: 2, WITHDRAWN: 2 }[draft.state];
  const by = (who: string | null, when: string | null) =>
    who === null || when === null ? undefined : t(draftTexts.by, { who, at: fullTime(when) });
  return (
    <nav aria-label={t(draftTexts.steps)}>
      <Steps
        size="small"
        direction={isNarrow ? 'vertical' : 'horizontal'}
        current={at}
        status={draft.state === 'WITHDRAWN' ? 'error' : draft.state === 'APPROVED' ? 'finish' : 'process'}
        items={[
          { title: t(draftTexts.stepDraft), description: by(draft.madeBy, draft.madeAt) },
          {
            title: t(draftTexts.stepSubmitted),
            description: draft.state === 'OPEN' || draft.submittedAt === null ? undefined : fullTime(draft.submittedAt),
          },
          {
            title: t(draft.state === 'WITHDRAWN' ? draftTexts.stepWithdrawn : draftTexts.stepApproved),
            description: at === 2 ? by(draft.decidedBy, draft.decidedAt) : undefined,
          },
        ]}
      />
    </nav>
  );
}

function Notice({ draft, mayEdit }: { draft: RuleDraft; mayEdit: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const { notice } = draft;
  const close = () => setOpen(false);
  const show = (label: { zh: string; en: string }, children: React.ReactNode) => ({
    key: label.en,
    label: t(label),
    children,
  });
  return (
    <Section
      title={t(draftTexts.notice)}
      actions={mayEdit && !isOpen ? <Button onClick={() => setOpen(true)}>{t(draftTexts.changeNotice)}</Button> : null}
    >
      {isOpen ? (
        <NoticeForm
          draft={draft}
          ok={t(draftTexts.changeNotice)}
          stale={[draftKey]}
          send={(head, key) =>
            send(saveRuleDraftDocument, {
              id: draft.id,
              version: draft.version,
              input: { ...head, changes: draft.changes },
              key,
            })
          }
          onDone={close}
          onClose={close}
        />
      ) : (
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            show(draftTexts.noticeTitle, notice.title),
            show(draftTexts.noticeDate, notice.date),
            ...(notice.address === null
              ? []
              : [
                  show(
                    draftTexts.address,
                    <a href={notice.address} target="_blank" rel="noreferrer">
                      {notice.address}
                    </a>,
                  ),
                ]),
            show(draftTexts.why, draft.why),
            ...(notice.fileId === null
              ? []
              : [
                  show(
                    draftTexts.scan,
                    <a href={`/evidence/${encodeURIComponent(notice.fileId)}`} target="_blank" rel="noreferrer">
                      {t(draftTexts.scanOpen)}
                    </a>,
                  ),
                ]),
            ...(notice.text === null
              ? []
              : [
                  {
                    ...show(draftTexts.text, <div className={styles.text}>{notice.text}</div>),
                    span: 'filled' as const,
                  },
                ]),
          ]}
        />
      )}
    </Section>
  );
}
