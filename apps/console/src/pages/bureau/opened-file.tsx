import { FileTextOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { useBureauChanges } from '../../app/providers/live.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded } from '../../app/shell/states.tsx';
import {
  type OpenedSubmission,
  type OrderInFile,
  requestSubmissionFileDocument,
  sentReportDocument,
  submissionDocument,
} from '../../generated/submission.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { useThrottled } from '../../ui/hooks.ts';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { ReportFields } from '../../ui/report-fields.tsx';
import { ScrollArea } from '../../ui/scroll-area.tsx';
import { bytesText, fullTime } from '../../ui/time.ts';
import { ledgerTexts } from './ledger-texts.ts';

/** A file may hold a thousand orders; the rest is shown on demand. */
const FIRST_ORDERS = 5;

/** The history of one file, its orders, and the file itself for those who may download it. */
export function OpenedFile({ id }: { id: string }) {
  const query = useQuery(queryOf(['submission'], submissionDocument, { id }));
  useBureauChanges(useThrottled(() => void query.refetch(), 1000));
  return (
    <Loaded query={query} rows={2}>
      {(opened) => (opened === null ? null : <Content opened={opened} />)}
    </Loaded>
  );
}

function Content({ opened: { submission: file, events, orders, mayReadFile } }: { opened: OpenedSubmission }) {
  const [showsAll, setShowsAll] = useState(false);
  return (
    <Flex vertical gap={8} align="flex-start">
      <Faint>
        {[file.fileName, ...(file.bytes === null ? [] : [bytesText(file.bytes)])].join(' · ')} · SHA-256{' '}
        <code>{file.fileHash}</code>
      </Faint>
      <Timeline
        aria-label={t(ledgerTexts.events)}
        items={events.map((event) => ({
          key: event.id,
          children: (
            <>
              <Faint>
                <time dateTime={event.at}>{fullTime(event.at)}</time>
              </Faint>{' '}
              <b>{event.label}</b> {event.code} {event.said}
              {event.message === null ? null : (
                <Faint>
                  <q>{event.message}</q>
                </Faint>
              )}
            </>
          ),
        }))}
      />
      <OrdersInFile submissionId={file.id} orders={showsAll ? orders : orders.slice(0, FIRST_ORDERS)} />
      {showsAll || orders.length <= FIRST_ORDERS ? null : (
        <Button type="link" size="small" onClick={() => setShowsAll(true)}>
          {t(ledgerTexts.more, { n: orders.length - FIRST_ORDERS })}
        </Button>
      )}
      {mayReadFile ? (
        <FormButton
          label={t(ledgerTexts.rawFileAudited)}
          button={{ type: 'link', size: 'small', icon: <FileTextOutlined aria-hidden /> }}
          title={t(ledgerTexts.rawFile)}
          lead={t(ledgerTexts.rawFileConfirm, { n: orders.length })}
          ok={t(ledgerTexts.download)}
          send={(_, key) => send(requestSubmissionFileDocument, { id: file.id, key })}
          onDone={({ url }) => window.location.assign(url)}
        />
      ) : null}
    </Flex>
  );
}

/** The orders in a file with their verdicts; an opened one shows what the bureau received. */
function OrdersInFile({ submissionId, orders }: { submissionId: string; orders: readonly OrderInFile[] }) {
  const columns: Column<OrderInFile>[] = [
    {
      key: 'order',
      title: ledgerTexts.orders,
      kind: 'head',
      cell: ({ orderId, number }) => <OrderLink id={orderId} number={number} />,
    },
    {
      key: 'what',
      title: ledgerTexts.content,
      cell: ({ kindLabel, subjectName }) => `${kindLabel} · ${subjectName}`,
    },
    {
      key: 'verdict',
      title: ledgerTexts.result,
      cell: ({ answerLabel, answeredAt, stateLabel }) => (
        <span title={answeredAt === null ? undefined : fullTime(answeredAt)}>
          {answerLabel ?? <Faint>{t(ledgerTexts.noVerdict, { state: stateLabel })}</Faint>}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      name={t(ledgerTexts.ordersInFile)}
      rows={orders}
      columns={columns}
      idOf={({ orderId }) => orderId}
      detail={{
        name: ({ number }) => t(ledgerTexts.sentOf, { number }),
        show: ({ orderId }) => <SentReport submissionId={submissionId} orderId={orderId} />,
      }}
    />
  );
}

/** The data that the bureau received for one order, element by element. Each opening is a new request, because it is audited. */
function SentReport({ submissionId, orderId }: { submissionId: string; orderId: string }) {
  const query = useQuery({
    ...queryOf(['sentReport'], sentReportDocument, { submissionId, orderId }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={query} rows={2}>
      {(report) =>
        report === null ? null : report.fields.length === 0 ? (
          <Faint>{t(ledgerTexts.notKept)}</Faint>
        ) : (
          <ScrollArea name={t(ledgerTexts.sentReport)}>
            {report.inClear ? null : (
              <Typography.Paragraph type="secondary">{t(ledgerTexts.hidden)}</Typography.Paragraph>
            )}
            <ReportFields fields={report.fields} />
            <Faint>{report.attachments.map((one) => `${one.label} ${bytesText(one.base64Bytes)}`).join(' · ')}</Faint>
          </ScrollArea>
        )
      }
    </Loaded>
  );
}
