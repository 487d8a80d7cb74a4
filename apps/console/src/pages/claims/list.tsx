import { type ClaimStep, claimSteps } from '@beian/domain/filing';
import { textLengths } from '@beian/domain/text';
import { useGetIdentity } from '@refinedev/core';
import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ask } from '../../app/providers/client.ts';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { type RecordClaim, recordClaimsDocument, settleRecordClaimDocument } from '../../generated/claim.ts';
import type { Viewer } from '../../generated/viewer.ts';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { useRefreshRows } from '../../ui/list-page/use-rows.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { ClaimDialog } from './claim-dialog.tsx';
import { claimTexts } from './texts.ts';

const claims = listOf('recordClaims', recordClaimsDocument, (data) => data.recordClaims);
const leads = {
  WITHDRAW: claimTexts.withdrawLead,
  GRANT: claimTexts.grantLead,
  REFUSE: claimTexts.refuseLead,
  NOTE_OBJECTION: claimTexts.refuseLead,
} as const satisfies Record<ClaimStep, object>;

const reasonRow = {
  control: 'lines',
  label: claimTexts.reason,
  hint: claimTexts.reasonHint,
  required: true,
  max: textLengths.grantBasis,
} as const;

/** Claims of filings by papers: a partner begins and withdraws its own, staff decide. */
export function ClaimList() {
  const { data: viewer } = useGetIdentity<Viewer | null>();
  const isPartner = viewer?.partner != null;
  const refresh = useRefreshRows(claims);
  const [isClaiming, setClaiming] = useState(false);
  const [asked, setAsked] = useState<{ claim: RecordClaim; step: ClaimStep } | null>(null);
  return (
    <ListPage
      list={claims}
      texts={claimTexts}
      filters={{}}
      actions={
        isPartner ? (
          <Button type="primary" onClick={() => setClaiming(true)}>
            {t(claimTexts.claim)}
          </Button>
        ) : null
      }
      isQuiet={({ endedAt }) => endedAt !== null}
      columns={[
        {
          key: 'filingNumber',
          title: claimTexts.filing,
          width: 190,
          kind: 'head',
          cell: ({ filingNumber, recordId }) =>
            recordId === null ? filingNumber : <Link to={`/records/${recordId}`}>{filingNumber}</Link>,
        },
        ...(isPartner
          ? []
          : [
              { key: 'partnerName' as const, title: claimTexts.claimant },
              { key: 'subjectName' as const, title: claimTexts.subject },
              { key: 'papers' as const, title: claimTexts.papers, cell: Papers },
            ]),
        { key: 'state', title: claimTexts.state, width: 190, cell: State },
        { key: 'claimedAt', title: claimTexts.claimed, kind: 'time' },
        { key: 'ownerUntil', title: claimTexts.until, cell: Deadlines },
        {
          key: 'actions',
          title: commonTexts.actions,
          kind: 'actions',
          width: 190,
          cell: (claim) => (
            <Flex gap={8} wrap>
              {claim.steps.map((step) => (
                <Button
                  key={step}
                  size="small"
                  type={step === 'GRANT' ? 'primary' : 'default'}
                  onClick={() => setAsked({ claim, step })}
                >
                  {t(claimSteps[step].label)}
                </Button>
              ))}
            </Flex>
          ),
        },
      ]}
    >
      {isClaiming ? <ClaimDialog onClose={() => setClaiming(false)} onDone={() => void refresh()} /> : null}
      {asked === null ? null : (
        <FormDialog
          title={t(claimSteps[asked.step].label)}
          lead={t(leads[asked.step], { number: asked.claim.filingNumber, name: asked.claim.partnerName })}
          ok={t(claimSteps[asked.step].label)}
          danger={asked.step === 'REFUSE'}
          rows={{ reason: isPartner ? null : reasonRow }}
          initial={{ reason: '' }}
          onClose={() => setAsked(null)}
          onDone={() => void refresh()}
          send={({ reason }, key) =>
            ask(settleRecordClaimDocument, {
              ...{ id: asked.claim.id, step: asked.step, key },
              reason: isPartner ? null : reason.trim(),
            })
          }
        />
      )}
    </ListPage>
  );
}

const Papers = ({ papers }: RecordClaim) => (
  <Flex gap={8} wrap>
    {papers.map(({ id, label }) => (
      <a key={id} href={`/claim-papers/${id}`} target="_blank" rel="noreferrer">
        {label}
      </a>
    ))}
  </Flex>
);

const State = ({ stateLabel, ownerAnswered, reason }: RecordClaim) => (
  <Flex vertical gap={4} align="start">
    <Tag>{stateLabel}</Tag>
    {ownerAnswered ? <Typography.Text type="secondary">{t(claimTexts.ownerAgreed)}</Typography.Text> : null}
    {reason === null ? null : <Typography.Text>{reason}</Typography.Text>}
  </Flex>
);

/** Until when the principal may answer, and a former partner object, while the claim is open. */
const Deadlines = ({ ownerUntil, ownerAnswered, objectionUntil, endedAt }: RecordClaim) => (
  <Flex vertical>
    {endedAt !== null || ownerAnswered || ownerUntil === null ? null : (
      <span>{`${fullTime(ownerUntil)} ${t(claimTexts.ownerUntil)}`}</span>
    )}
    {endedAt !== null || objectionUntil === null ? null : (
      <span>{`${fullTime(objectionUntil)} ${t(claimTexts.objectionUntil)}`}</span>
    )}
  </Flex>
);
