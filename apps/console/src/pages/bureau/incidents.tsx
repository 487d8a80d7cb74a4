import { textLengths } from '@beian/domain/text';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded } from '../../app/shell/states.tsx';
import {
  evidenceDocument,
  giveUpFileDocument,
  type Incident,
  incidentsDocument,
  markIncidentSeenDocument,
} from '../../generated/incident.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { useDueTime } from '../../ui/due.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { useAction } from '../../ui/form/use-send.ts';
import { Faint, OrderLink, TimeCell } from '../../ui/list-page/cells.tsx';
import { firstPage, PageButtons } from '../../ui/list-page/page-buttons.tsx';
import { useRefreshRows, useRows } from '../../ui/list-page/use-rows.ts';
import { Section } from '../../ui/page.tsx';
import { ScrollArea } from '../../ui/scroll-area.tsx';
import { bytesText } from '../../ui/time.ts';
import { incidentTexts } from './incident-texts.ts';

const incidents = listOf('incidents', incidentsDocument, (data) => data.incidents);

/** Content of a bureau that could not be used, latest first. `mayRead`: the API returned their number to the caller. */
export function Incidents({ bureauId, mayRead }: { bureauId: string; mayRead: boolean }) {
  return (
    <Section
      title={t(incidentTexts.title)}
      actions={mayRead ? <Download list="incidents" filter={{ bureauId }} /> : null}
    >
      {mayRead ? <List bureauId={bureauId} /> : <Faint>{t(incidentTexts.forbidden)}</Faint>}
    </Section>
  );
}

function List({ bureauId }: { bureauId: string }) {
  const [at, setAt] = useState(firstPage);
  const { query, page } = useRows(incidents, { bureauId, first: 10, after: at.after }, { live: 'bureaus' });
  return (
    <>
      <Loaded query={query} rows={2}>
        {({ data }) =>
          data.length === 0 && at.after === null ? (
            <Faint>{t(incidentTexts.empty)}</Faint>
          ) : (
            <Flex component="ul" vertical gap={12} aria-label={t(incidentTexts.list)}>
              {data.map((incident) => (
                <Row key={incident.id} incident={incident} />
              ))}
            </Flex>
          )
        }
      </Loaded>
      <Flex justify="end">
        <PageButtons at={at} info={page?.pageInfo} readsBack={false} onShow={setAt} />
      </Flex>
    </>
  );
}

type DueTime = ReturnType<typeof useDueTime>;

/** Where it came in, how large it is, and how often it came. */
const factsOf = ({ callLabel, fileName, bytes, times, firstAt }: Incident, dueTime: DueTime): string =>
  [
    callLabel,
    fileName,
    bytes === null ? t(incidentTexts.whole) : bytesText(bytes),
    times === 1 ? t(incidentTexts.once) : t(incidentTexts.times, { n: times, at: dueTime(firstAt) }),
  ]
    .filter(Boolean)
    .join(' · ');

/** What a person has done about it; empty: nothing yet. */
function handledText(incident: Incident, dueTime: DueTime): string {
  const { settledAt, settledName, settlementLabel, seenAt, seenName } = incident;
  if (settledAt !== null)
    return t(settledName === null ? incidentTexts.settledAt : incidentTexts.settledBy, {
      how: settlementLabel ?? '',
      who: settledName ?? '',
      at: dueTime(settledAt),
    });
  if (incident.isNew || seenAt === null) return '';
  return t(incidentTexts.seenBy, { who: seenName ?? '', at: dueTime(seenAt) });
}

interface Note {
  readonly note: string;
}
const noteRows: FieldRows<Note> = {
  note: { control: 'lines', label: incidentTexts.giveUpNote, required: true, max: textLengths.writeOff },
};

function Row({ incident }: { incident: Incident }) {
  const dueTime = useDueTime();
  const refresh = useRefreshRows(incidents);
  const [isShown, setShown] = useState(false);
  const { act, isBusy } = useAction({
    send: (id: string, key) => send(markIncidentSeenDocument, { id, key }),
    onDone: refresh,
  });
  const { id, callLabel, label, settledAt, orders } = incident;
  const isNew = incident.isNew && settledAt === null;
  return (
    <Flex component="li" vertical gap={4} aria-label={`${callLabel}: ${label}`}>
      <Flex justify="space-between" gap={8}>
        <b>{label}</b>
        <span>
          {isNew ? <Tag color="warning">{t(incidentTexts.new)}</Tag> : null}
          <TimeCell at={incident.lastAt} none="" />
        </span>
      </Flex>
      <Faint>{factsOf(incident, dueTime)}</Faint>
      {settledAt === null ? <p>{incident.advice}</p> : null}
      {incident.ordersCount === 0 ? null : (
        <Flex wrap gap="0 8px">
          <Faint>{t(incidentTexts.orders, { n: incident.ordersCount })}</Faint>
          {orders.map((order) => (
            <OrderLink key={order.id} {...order} />
          ))}
        </Flex>
      )}
      <Flex wrap align="center" gap={8}>
        <Button size="small" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {t(isShown ? incidentTexts.hide : incidentTexts.show)}
        </Button>
        {incident.mayGiveUp ? (
          <FormButton
            label={t(incidentTexts.giveUp)}
            button={{ size: 'small' }}
            danger
            lead={t(incidentTexts.giveUpAsk)}
            rows={noteRows}
            initial={{ note: '' }}
            send={({ note }, key) => send(giveUpFileDocument, { id, note, key })}
            onDone={refresh}
          />
        ) : null}
        {isNew ? (
          <Button size="small" loading={isBusy} onClick={() => act(id)}>
            {t(incidentTexts.see)}
          </Button>
        ) : null}
        <Faint>{handledText(incident, dueTime)}</Faint>
      </Flex>
      {isShown ? <Evidence id={id} why={incident.why} /> : null}
    </Flex>
  );
}

/** The beginning of the content, as text and never as a document. Each opening is a new request, because it is audited. */
function Evidence({ id, why }: { id: string; why: string }) {
  const query = useQuery({
    ...queryOf(['evidence'], evidenceDocument, { id }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={query} rows={2}>
      {(evidence) => {
        if (evidence === null) return <Faint>{t(incidentTexts.gone)}</Faint>;
        const { bytes, shown, text, hex } = evidence;
        return (
          <figure aria-label={t(incidentTexts.evidence)}>
            <figcaption>
              <Faint>
                {t(shown < bytes ? incidentTexts.cut : incidentTexts.all, {
                  shown: bytesText(shown),
                  bytes: bytesText(bytes),
                })}
              </Faint>{' '}
              <Typography.Text code>{why}</Typography.Text>
            </figcaption>
            <ScrollArea name={t(incidentTexts.evidence)}>
              <Typography.Paragraph>
                <pre>{text ?? hex}</pre>
              </Typography.Paragraph>
            </ScrollArea>
          </figure>
        );
      }}
    </Loaded>
  );
}
