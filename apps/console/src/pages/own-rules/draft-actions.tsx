import { Button, Flex } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import {
  approveRuleDraftDocument,
  type RuleDraft,
  sendBackRuleDraftDocument,
  submitRuleDraftDocument,
  withdrawRuleDraftDocument,
} from '../../generated/rule-draft.ts';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { draftKey } from './documents.ts';
import { shortNoticeText } from './short-notice.ts';
import { draftTexts } from './texts.ts';

type Step = 'submit' | 'withdraw' | 'approve' | 'sendBack';
const documents = {
  submit: submitRuleDraftDocument,
  withdraw: withdrawRuleDraftDocument,
  approve: approveRuleDraftDocument,
} as const;
const said = {
  submit: draftTexts.submitted,
  withdraw: draftTexts.withdrawn,
  approve: draftTexts.approved,
  sendBack: draftTexts.sentBackDone,
};

/** The steps of a draft that the reader may take, each with its confirmation. */
export function DraftActions({ draft }: { draft: RuleDraft }) {
  const [asked, setAsked] = useState<Step | null>(null);
  const { id, version } = draft;
  const close = () => setAsked(null);
  const isSubmitted = draft.state === 'SUBMITTED';
  const common = { onClose: close, stale: [draftKey] };
  return (
    <Flex gap={8} wrap>
      {draft.mayDecide ? (
        <>
          <Button type="primary" onClick={() => setAsked('approve')}>
            {t(draftTexts.approve)}
          </Button>
          <Button onClick={() => setAsked('sendBack')}>{t(draftTexts.sendBack)}</Button>
        </>
      ) : null}
      {draft.mayChange && !isSubmitted ? (
        <Button type="primary" disabled={draft.changesCount === 0} onClick={() => setAsked('submit')}>
          {t(draftTexts.submit)}
        </Button>
      ) : null}
      {draft.mayChange ? (
        <Button danger onClick={() => setAsked('withdraw')}>
          {t(draftTexts.withdraw)}
        </Button>
      ) : null}
      {asked === null || asked === 'sendBack' ? null : (
        <FormDialog
          title={t(draftTexts[asked])}
          lead={
            <>
              <p>{t(draftTexts[`${asked}Lead`])}</p>
              {draft.isShortNotice && asked !== 'withdraw' ? <p>{shortNoticeText()}</p> : null}
            </>
          }
          ok={t(draftTexts[asked])}
          danger={asked === 'withdraw'}
          done={() => t(said[asked])}
          send={(_, key) => send(documents[asked], { id, version, key })}
          {...common}
        />
      )}
      {asked === 'sendBack' ? (
        <FormDialog<{ readonly why: string }, Awaited<ReturnType<typeof sendBack>>>
          title={t(draftTexts.sendBack)}
          ok={t(draftTexts.sendBack)}
          rows={{ why: { control: 'lines', label: draftTexts.sendBackWhy, required: true, max: 1000 } }}
          initial={{ why: '' }}
          done={() => t(said.sendBack)}
          send={({ why }, key) => sendBack({ id, version, why, key })}
          {...common}
        />
      ) : null}
    </Flex>
  );
}

const sendBack = (given: { id: string; version: number; why: string; key: string }) =>
  send(sendBackRuleDraftDocument, given);
