import { textLengths } from '@beian/domain/text';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Flex, Input, Modal, Tag } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { listOf } from '../../app/providers/data.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Failure, Skeleton } from '../../app/shell/states.tsx';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { dueTime } from '../../ui/due.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { firstPage, PageButtons } from '../../ui/list-page/page-buttons.tsx';
import { useRows } from '../../ui/list-page/use-rows.ts';
import { newKey } from '../../ui/new-key.ts';
import { actionTexts, commonTexts, listTexts } from '../../ui/texts.ts';
import { bytesText, fullTime } from '../../ui/time.ts';
import {
  evidenceDocument,
  giveUpFileDocument,
  type Incident,
  incidentsDocument,
  seeIncidentDocument,
} from './incident-documents.ts';
import { incidentTexts } from './incident-texts.ts';
import styles from './incidents.module.css';

const incidents = listOf('incidents', incidentsDocument, (data) => data.incidents);

/** Content of a bureau that could not be used, latest first. `mayRead`: the API returned their number to the caller. */
export function Incidents({ bureauId, now, mayRead }: { bureauId: string; now: number; mayRead: boolean }) {
  const t = useT();
  return (
    <section className={styles.incidents} aria-label={t(incidentTexts.title)}>
      <Flex align="baseline" gap={8}>
        <h3 className={styles.title}>{t(incidentTexts.title)}</h3>
        {mayRead ? <Download list="incidents" filter={{ bureauId }} /> : null}
      </Flex>
      {mayRead ? <List bureauId={bureauId} now={now} /> : <Faint>{t(incidentTexts.forbidden)}</Faint>}
    </section>
  );
}

function List({ bureauId, now }: { bureauId: string; now: number }) {
  const t = useT();
  const [at, setAt] = useState(firstPage);
  const { query, page } = useRows(incidents, { bureauId, first: 10, after: at.after }, { live: 'bureaus' });
  const showSkeleton = useDelayed(query.isLoading);
  if (page === undefined)
    return query.error ? (
      <Failure error={query.error} onRetry={() => void query.refetch()} />
    ) : showSkeleton ? (
      <Skeleton label={t(listTexts.loading)} rows={2} />
    ) : null;
  if (page.data.length === 0 && at.after === null) return <Faint>{t(incidentTexts.empty)}</Faint>;
  return (
    <>
      <ul aria-label={t(incidentTexts.list)}>
        {page.data.map((incident) => (
          <Row key={incident.id} incident={incident} now={now} onSeen={() => void query.refetch()} />
        ))}
      </ul>
      <Flex justify="end">
        <PageButtons at={at} info={page.pageInfo} readsBack={false} onShow={setAt} />
      </Flex>
    </>
  );
}

function Row({ incident, now, onSeen }: { incident: Incident; now: number; onSeen: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [givingUp, setGivingUp] = useState(false);
  const { callLabel, label, lastAt, firstAt, times, bytes, fileName } = incident;
  const see = async () => {
    setBusy(true);
    try {
      const answer = (await request(seeIncidentDocument, { id: incident.id, key: newKey() })).markIncidentSeen;
      if (answer.__typename === 'ActionRefused')
        void message.error(answer.reasons.map((one) => one.message).join(' · '));
      else onSeen();
    } catch {
      void message.error(t(actionTexts.failed, { label: t(incidentTexts.see) }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className={styles.row} aria-label={`${callLabel}: ${label}`}>
      <p className={styles.head}>
        {incident.isNew && incident.settledAt === null ? <Tag color="warning">{t(incidentTexts.new)}</Tag> : null}
        <b>{label}</b>
        <time dateTime={lastAt} title={fullTime(lastAt)}>
          {dueTime(t, lastAt, now)}
        </time>
      </p>
      <p className={styles.faint}>
        {[
          callLabel,
          fileName,
          bytes === null ? t(incidentTexts.whole) : bytesText(bytes),
          times === 1 ? t(incidentTexts.once) : t(incidentTexts.times, { n: times, at: dueTime(t, firstAt, now) }),
        ]
          .filter((one) => one !== null && one !== '')
          .join(' · ')}
      </p>
      {incident.settledAt === null ? <p className={styles.advice}>{incident.advice}</p> : null}
      {incident.ordersCount === 0 ? null : (
        <p className={styles.faint}>
          {t(incidentTexts.orders, { n: incident.ordersCount })}{' '}
          {incident.orders.map(({ id, number }, at) => (
            <span key={id}>
              {at === 0 ? '' : t(commonTexts.and)}
              <Link to={`/orders/${id}`}>{number}</Link>
            </span>
          ))}
        </p>
      )}
      <Flex wrap align="center" gap="0 12px" className={styles.buttons}>
        <Button type="link" size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? t(incidentTexts.hide) : t(incidentTexts.show)}
        </Button>
        {incident.mayGiveUp ? (
          <Button type="link" size="small" danger disabled={busy} onClick={() => setGivingUp(true)}>
            {t(incidentTexts.giveUp)}
          </Button>
        ) : null}
        {incident.settledAt !== null ? (
          <span className={styles.faint}>
            {t(incident.settledName === null ? incidentTexts.settledAt : incidentTexts.settledBy, {
              how: incident.settlementLabel ?? '',
              who: incident.settledName ?? '',
              at: dueTime(t, incident.settledAt, now),
            })}
          </span>
        ) : incident.isNew ? (
          <Button type="link" size="small" disabled={busy} onClick={() => void see()}>
            {t(incidentTexts.see)}
          </Button>
        ) : incident.seenAt === null ? null : (
          <span className={styles.faint}>
            {t(incidentTexts.seenBy, { who: incident.seenName ?? '', at: dueTime(t, incident.seenAt, now) })}
          </span>
        )}
      </Flex>
      {givingUp ? <GiveUp id={incident.id} onClose={() => setGivingUp(false)} onDone={onSeen} /> : null}
      {shown ? <Evidence id={incident.id} why={incident.why} /> : null}
    </li>
  );
}

/** Asks what was settled with the bureau before a file is acknowledged unread. */
function GiveUp({ id, onClose, onDone }: { id: string; onClose: () => void; onDone: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const send = async () => {
    setBusy(true);
    try {
      const answer = (await request(giveUpFileDocument, { id, note: note.trim(), key: key.current })).giveUpFile;
      if (answer.__typename === 'ActionRefused') {
        key.current = newKey();
        void message.error(answer.reasons.map((one) => one.message).join(' · '));
        return;
      }
      onDone();
      onClose();
    } catch {
      void message.error(t(actionTexts.failed, { label: t(incidentTexts.giveUp) }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t(incidentTexts.giveUp)}
      width={460}
      centered
      okText={t(incidentTexts.giveUp)}
      okButtonProps={{ disabled: note.trim() === '', danger: true, loading: busy }}
      cancelText={t(commonTexts.cancel)}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <p className={styles.ask}>{t(incidentTexts.giveUpAsk)}</p>
      <Input.TextArea
        aria-label={t(incidentTexts.giveUpNote)}
        placeholder={t(incidentTexts.giveUpNote)}
        rows={3}
        maxLength={textLengths.writeOff}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  );
}

/** The beginning of the content, as text and never as a document. Each opening is a new request, because it is audited. */
function Evidence({ id, why }: { id: string; why: string }) {
  const t = useT();
  const query = useQuery({
    queryKey: ['evidence', id],
    queryFn: async ({ signal }) => (await request(evidenceDocument, { id }, signal)).evidence,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const showSkeleton = useDelayed(query.isLoading);
  if (query.error && query.data === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return showSkeleton ? <Skeleton label={t(listTexts.loading)} rows={2} /> : null;
  if (query.data === null) return <p className={styles.faint}>{t(incidentTexts.gone)}</p>;
  const { bytes, shown, text, hex } = query.data;
  return (
    <figure className={styles.evidence} aria-label={t(incidentTexts.evidence)}>
      <figcaption className={styles.faint}>
        {shown < bytes
          ? t(incidentTexts.cut, { shown: bytesText(shown), bytes: bytesText(bytes) })
          : t(incidentTexts.all, { bytes: bytesText(bytes) })}{' '}
        <code>{why}</code>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab */}
      <pre tabIndex={0}>{text ?? hex}</pre>
    </figure>
  );
}
