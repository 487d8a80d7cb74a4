import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import {
  approveRuleDraftDocument,
  type RuleDraft,
  sendBackRuleDraftDocument,
  submitRuleDraftDocument,
  withdrawRuleDraftDocument,
} from '../../generated/rule-draft.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { draftKey } from './documents.ts';
import { shortNoticeText } from './short-notice.ts';
import { draftTexts } from './texts.ts';

const whyRows: FieldRows<{ readonly why: string }> = {
  why: { control: 'lines', label: draftTexts.sendBackWhy, required: true, max: 1000 },
};

/** The steps of a draft that the reader may take, each with its confirmation. */
export function DraftActions({ draft }: { draft: RuleDraft }) {
  const { id, version } = draft;
  const stale = [draftKey];
  const lead = (says: ReactNode) => (
    <>
      <p>{says}</p>
      {draft.isShortNotice ? <p>{shortNoticeText()}</p> : null}
    </>
  );
  return (
    <Flex gap={8} wrap>
      {draft.mayDecide ? (
        <>
          <FormButton
            label={t(draftTexts.approve)}
            button={{ type: 'primary' }}
            lead={lead(t(draftTexts.approveLead))}
            send={(_, key) => send(approveRuleDraftDocument, { id, version, key })}
            done={() => t(draftTexts.approved)}
            stale={stale}
          />
          <FormButton
            label={t(draftTexts.sendBack)}
            rows={whyRows}
            initial={{ why: '' }}
            send={({ why }, key) => send(sendBackRuleDraftDocument, { id, version, why, key })}
            done={() => t(draftTexts.sentBackDone)}
            stale={stale}
          />
        </>
      ) : null}
      {draft.mayChange && draft.state !== 'SUBMITTED' ? (
        <FormButton
          label={t(draftTexts.submit)}
          button={{ type: 'primary', disabled: draft.changesCount === 0 }}
          lead={lead(t(draftTexts.submitLead))}
          send={(_, key) => send(submitRuleDraftDocument, { id, version, key })}
          done={() => t(draftTexts.submitted)}
          stale={stale}
        />
      ) : null}
      {draft.mayChange ? (
        <FormButton
          label={t(draftTexts.withdraw)}
          lead={t(draftTexts.withdrawLead)}
          send={(_, key) => send(withdrawRuleDraftDocument, { id, version, key })}
          done={() => t(draftTexts.withdrawn)}
          stale={stale}
          danger
        />
      ) : null}
    </Flex>
  );
}
