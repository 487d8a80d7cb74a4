import { rectificationKinds } from '@beian/domain/bureau';
import { Button, Flex, Popconfirm, Space, Typography } from 'antd';
import { type ComponentProps, useState } from 'react';
import { Link } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import {
  linkRectificationDocument,
  type Rectification,
  sendVerificationMaterialDocument,
} from '../../generated/rectification.ts';
import { countdown, dueTime } from '../../ui/due.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import { useRefreshRows } from '../../ui/list-page/use-rows.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { unmatchedTexts } from '../answer/texts.ts';
import { recordListTexts } from '../record/texts.ts';
import styles from './rectification.module.css';
import type { stepDialogs } from './step-dialog.tsx';
import { rectificationTexts } from './texts.ts';
import { rectifications } from './use-rectifications.ts';

type Step = keyof typeof stepDialogs;
type DialogProps = ComponentProps<(typeof stepDialogs)[Step]>;

/** Forms are loaded when one is opened: the desk shows notices, too. */
const StepDialog = lazyPart(async () => {
  const { stepDialogs: dialogs } = await import('./step-dialog.tsx');
  return { default: ({ step, ...asked }: DialogProps & { step: Step }) => dialogs[step](asked) };
});

interface NoticeProps {
  readonly notice: Rectification;
  /** The page around it already names the record. */
  readonly isOfPage?: boolean;
  /** Whose screen: a partner's people open orders themselves. */
  readonly forPartner?: boolean;
}

/** The parts that are given, in one line. */
const joined = (...parts: readonly (string | null)[]) => parts.filter(Boolean).join(' · ');

/** One notice, check or task: what the bureau demands, of whom and by when; the orders that answer it; and what the reader may do about it. */
export function Notice({ notice, isOfPage = false, forPartner = false }: NoticeProps) {
  const whose = notice.subjectName ?? notice.identifier ?? t(unmatchedTexts.nobody);
  return (
    <Flex
      component="li"
      justify="space-between"
      gap="8px 16px"
      wrap
      aria-label={`${notice.kindLabel} · ${whose}`}
      data-state={notice.state}
      data-row-key={notice.id}
      tabIndex={-1}
    >
      <Flex vertical gap={4} flex="1 1 320px">
        <Space size={[8, 0]} wrap>
          <Typography.Text strong type={notice.left === null ? undefined : 'warning'}>
            {notice.kindLabel}
          </Typography.Text>
          <span>{isOfPage ? notice.identifier : whose}</span>
          <Clock notice={notice} />
        </Space>
        <Faint>
          {joined(
            isOfPage ? null : notice.websiteName,
            isOfPage || notice.subjectName === null ? null : notice.identifier,
            notice.provinceName,
            t(rectificationTexts.received, { at: fullTime(notice.at) }),
            notice.times > 1 ? t(rectificationTexts.times, { n: notice.times }) : null,
            ...(isOfPage ? [] : notice.domains),
          )}
        </Faint>
        <blockquote className={styles.words}>{notice.text}</blockquote>
        {notice.remark === null ? null : <Faint>{notice.remark}</Faint>}
        {notice.dueNote === null ? null : (
          <Faint>
            {t(rectificationTexts.daySet, { name: notice.dueName ?? '' })} {notice.dueNote}
          </Faint>
        )}
        <Orders notice={notice} forPartner={forPartner} />
        <Done notice={notice} />
        {isOfPage || forPartner ? null : <RecordLinks notice={notice} />}
      </Flex>
      <Buttons notice={notice} forPartner={forPartner} />
    </Flex>
  );
}

/** The time left as the queue shows it, or how the notice ended. */
function Clock({ notice: { left, dueAt, stateLabel, answeredAt, state, result, material } }: NoticeProps) {
  const { answered, answeredTask } = rectificationTexts;
  if (left === null)
    return (
      <Faint>
        {answeredAt === null
          ? stateLabel
          : t(result === null && material === null ? answered : answeredTask, { at: fullTime(answeredAt) })}
      </Faint>
    );
  return (
    <span>
      <Typography.Text strong type={state === 'OVERDUE' ? 'danger' : undefined}>
        {countdown(left)}
      </Typography.Text>{' '}
      <Faint>
        <time dateTime={dueAt} title={fullTime(dueAt)}>
          {t(rectificationTexts.due, { at: dueTime(dueAt, Date.now()) })}
        </time>
      </Faint>
    </span>
  );
}

/** Partners are told of it, and put it right. */
const isForSubject = ({ kind }: Rectification): boolean =>
  Object.entries(rectificationKinds).some(([name, { forSubject }]) => name === kind && forSubject);

function Orders({ notice, forPartner = false }: NoticeProps) {
  const { orders, left } = notice;
  if (orders.length === 0)
    return left === null || !isForSubject(notice) ? null : <Faint>{t(rectificationTexts.noOrder)}</Faint>;
  return (
    <Space size={[12, 0]} wrap>
      <Faint>{t(rectificationTexts.orders)}</Faint>
      {orders.map(({ id, number, stateLabel }) => (
        <span key={id}>
          <Link to={`/orders/${encodeURIComponent(id)}${forPartner ? '/fill' : ''}`}>{number}</Link> {stateLabel}
        </span>
      ))}
    </Space>
  );
}

/** What was done about it, and how far an answer is on its way to the bureau. */
function Done({ notice: { handledAt, handledName, note, result, material } }: NoticeProps) {
  const { doneAt, done, passed, refused } = rectificationTexts;
  return (
    <>
      {handledAt === null ? null : (
        <p>
          {handledName === null
            ? t(doneAt, { at: fullTime(handledAt) })
            : t(done, { name: handledName, at: fullTime(handledAt) })}{' '}
          {note}
        </p>
      )}
      {result === null ? null : (
        <p>
          {t(rectificationTexts.result, {
            name: result.name,
            at: fullTime(result.at),
            state: joined(result.stateLabel, result.said),
          })}{' '}
          {joined(t(result.passed ? passed : refused), result.opinion, result.errors)}
        </p>
      )}
      {material === null ? null : (
        <p>
          {t(rectificationTexts.material, {
            name: material.name,
            number: material.orderNumber,
            at: fullTime(material.at),
            state: joined(material.stateLabel, material.said),
          })}
        </p>
      )}
    </>
  );
}

function RecordLinks({ notice }: NoticeProps) {
  const { recordId, openOrderId, partners } = notice;
  return (
    <Space size={[12, 0]} wrap>
      {recordId === null ? (
        <Faint>{t(rectificationTexts.noRecord)}</Faint>
      ) : (
        <Link to={`/records/${encodeURIComponent(recordId)}`}>{t(rectificationTexts.record)}</Link>
      )}
      {openOrderId === null ? null : <OrderLink id={openOrderId} number={t(recordListTexts.openOrder)} />}
      {recordId === null || !isForSubject(notice) ? null : (
        <Faint>
          {partners.length === 0
            ? t(rectificationTexts.noPartner)
            : t(rectificationTexts.partners, { names: partners.join(t(commonTexts.and)) })}
        </Faint>
      )}
    </Space>
  );
}

const newOrderPath = (record: string, { id, websiteId }: Rectification): string =>
  `/orders/new?${new URLSearchParams({ record, rectification: id, ...(websiteId === null ? {} : { website: websiteId }) })}`;

function Buttons({ notice, forPartner }: NoticeProps) {
  const [asked, setAsked] = useState<Step | null>(null);
  const refresh = useRefreshRows(rectifications);
  const { id, recordId, openOrderId, openOrderNumber, materialOrderNumber } = notice;
  const link = useAction({
    send: (orderId: string, key) => send(linkRectificationDocument, { id, orderId, key }),
    onDone: () => void refresh(),
  });
  const material = useAction({
    send: (_: undefined, key) => send(sendVerificationMaterialDocument, { id, key }),
    onDone: () => void refresh(),
  });
  const steps: Step[] = [
    ...(notice.mayAnswer ? ['answer' as const] : []),
    ...(notice.mayHandle ? (['setDue', 'handle'] as const) : []),
  ];
  return (
    <Flex align="start" gap={8} wrap>
      {notice.mayLink && openOrderId !== null ? (
        <Button size="small" loading={link.isBusy} onClick={() => link.act(openOrderId)}>
          {t(rectificationTexts.link, { number: openOrderNumber ?? '' })}
        </Button>
      ) : null}
      {forPartner && notice.left !== null && recordId !== null && openOrderId === null ? (
        <Link to={newOrderPath(recordId, notice)}>{t(rectificationTexts.open)}</Link>
      ) : null}
      {materialOrderNumber === null ? null : (
        <Popconfirm
          title={t(rectificationTexts.sendMaterialOf, { number: materialOrderNumber })}
          okText={t(rectificationTexts.sendMaterial)}
          cancelText={t(commonTexts.cancel)}
          onConfirm={() => material.act(undefined)}
        >
          <Button size="small" loading={material.isBusy}>
            {t(rectificationTexts.sendMaterial)}
          </Button>
        </Popconfirm>
      )}
      {steps.map((step) => (
        <Button key={step} size="small" onClick={() => setAsked(step)}>
          {t(rectificationTexts[step])}
        </Button>
      ))}
      {asked === null ? null : <StepDialog step={asked} id={id} onClose={() => setAsked(null)} />}
    </Flex>
  );
}
