import { CopyOutlined } from '@ant-design/icons';
import { type TransferStep, transferSteps } from '@beian/domain/filing';
import { useGetIdentity } from '@refinedev/core';
import { Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { ask } from '../../app/providers/client.ts';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { type RecordTransfer, recordTransfersDocument, settleTransferDocument } from '../../generated/transfer.ts';
import type { Viewer } from '../../generated/viewer.ts';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { useRefreshRows } from '../../ui/list-page/use-rows.ts';
import { commonTexts } from '../../ui/texts.ts';
import { useCopy } from '../../ui/use-copy.ts';
import { transferTexts } from './texts.ts';

const transfers = listOf('recordTransfers', recordTransfersDocument, (data) => data.recordTransfers);

/** Transfers of filings, with what the caller may do; a partner gives the id of its account to whoever offers it one. */
export function TransferList() {
  const { data: viewer } = useGetIdentity<Viewer | null>();
  const copy = useCopy();
  const account = viewer?.partner?.id;
  const refresh = useRefreshRows(transfers);
  const [asked, setAsked] = useState<{ transfer: RecordTransfer; step: TransferStep } | null>(null);
  return (
    <ListPage
      list={transfers}
      texts={transferTexts}
      filters={{}}
      actions={
        account === undefined ? null : (
          <Button icon={<CopyOutlined />} onClick={() => void copy(account)}>
            {t(transferTexts.ownId)}
          </Button>
        )
      }
      isQuiet={({ endedAt }) => endedAt !== null}
      columns={[
        { key: 'filingNumber', title: transferTexts.filing, width: 190, kind: 'head' },
        { key: 'fromName', title: transferTexts.from },
        { key: 'toName', title: transferTexts.to },
        { key: 'state', title: transferTexts.state, width: 150, cell: ({ stateLabel }) => <Tag>{stateLabel}</Tag> },
        { key: 'offeredAt', title: transferTexts.offered, kind: 'time' },
        { key: 'expiresAt', title: transferTexts.until, kind: 'time' },
        {
          key: 'actions',
          title: commonTexts.actions,
          kind: 'actions',
          width: 150,
          cell: (transfer) => (
            <Flex gap={8} wrap>
              {transfer.steps.map((step) => (
                <Button
                  key={step}
                  size="small"
                  type={step === 'ACCEPT' ? 'primary' : 'default'}
                  onClick={() => setAsked({ transfer, step })}
                >
                  {t(transferSteps[step].label)}
                </Button>
              ))}
            </Flex>
          ),
        },
      ]}
    >
      {asked === null ? null : (
        <FormDialog
          title={t(transferSteps[asked.step].label)}
          lead={t(asked.step === 'ACCEPT' ? transferTexts.acceptLead : transferTexts.declineLead, {
            number: asked.transfer.filingNumber,
          })}
          ok={t(transferSteps[asked.step].label)}
          onClose={() => setAsked(null)}
          onDone={() => void refresh()}
          send={(_values, key) => ask(settleTransferDocument, { id: asked.transfer.id, step: asked.step, key })}
        />
      )}
    </ListPage>
  );
}
