import { kindRow } from '@beian/domain/order-names';
import { useQuery } from '@tanstack/react-query';
import { Button, List, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import { openOrderDocument } from '../../generated/applicant.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { Section } from '../../ui/page.tsx';
import { shownValue } from '../../ui/value-text.ts';
import { RectificationPanel } from '../rectification/panel.tsx';
import { type RecordOptions, recordOptionsDocument } from './choose-documents.ts';
import { Plans, sentences } from './plans.tsx';
import { newOrderTexts } from './texts.ts';

interface KindsProps {
  readonly recordId: string;
  /** The rectification notice that the order is to answer. */
  readonly rectificationId: string | null;
  /** The website that it is about. */
  readonly websiteId: string | null;
  readonly onOther: () => void;
}

/** The orders that a record allows, as the API offers them, with the reasons of those that it does not; and the plans. */
export function Kinds({ recordId, onOther, ...asked }: KindsProps) {
  const query = useQuery(queryOf(['recordOptions'], recordOptionsDocument, { id: recordId }));
  const other = <Button onClick={onOther}>{t(newOrderTexts.other)}</Button>;
  return (
    <Loaded query={query} rows={6}>
      {(record) =>
        record === null ? (
          <Empty title={t(newOrderTexts.gone)}>{other}</Empty>
        ) : (
          <KindsOf {...asked} record={record} other={other} />
        )
      }
    </Loaded>
  );
}

type Option = RecordOptions['orderOptions'][number];

interface KindsOfProps extends Pick<KindsProps, 'rectificationId' | 'websiteId'> {
  readonly record: RecordOptions;
  readonly other: React.ReactNode;
}

function KindsOf({ record, rectificationId, websiteId: asked, other }: KindsOfProps) {
  const navigate = useNavigate();
  const { websites, openOrder } = record;
  const first = websites.find(({ id }) => id === asked) ?? websites.find(({ ours }) => ours) ?? websites[0];
  const [chosen, setChosen] = useState(first?.id);
  const website = websites.find(({ id }) => id === chosen);
  // An order about the subject names a website only where the API asks for one.
  const options = record.orderOptions.filter(
    ({ kind, websiteId }) => kindRow(kind).about === 'subject' || websiteId === chosen,
  );
  const { act, isBusy } = useAction({
    send: async ({ kind, websiteId, accessId }: Option, key) => {
      const of = { recordId: record.id, websiteId, accessId, kind, rectificationId };
      return await send(openOrderDocument, { ...of, key });
    },
    onDone: ({ id }) => void navigate(`/orders/${id}/fill`),
  });
  return (
    <>
      <Section
        title={`${record.filingNumber} ${record.name}`}
        lead={
          <>
            {record.provinceName}
            {openOrder === null ? null : (
              <>
                {' · '}
                <Link to={`/orders/${openOrder.id}/fill`}>
                  {openOrder.kindLabel} {openOrder.number}
                </Link>{' '}
                {openOrder.stateLabel}
              </>
            )}
          </>
        }
        actions={other}
      >
        {websites.length > 1 ? (
          <Select<string>
            aria-label={t(newOrderTexts.website)}
            prefix={<Faint>{t(newOrderTexts.website)}</Faint>}
            value={chosen ?? null}
            options={websites.map(({ id, filingNumber, name, domains }) => ({
              value: id,
              label: [name || filingNumber, ...domains].join(' '),
            }))}
            onChange={setChosen}
          />
        ) : (
          <Faint>
            {record.elsewhere
              ? t(newOrderTexts.elsewhere)
              : website === undefined
                ? t(newOrderTexts.noWebsite)
                : `${website.name} ${website.domains.join(' ')}`}
          </Faint>
        )}
      </Section>
      <RectificationPanel recordId={record.id} filter="OPEN" forPartner />
      <Section
        title={t(newOrderTexts.kinds)}
        lead={rectificationId === null ? undefined : t(newOrderTexts.answersNotice)}
      >
        <List
          size="small"
          dataSource={options}
          rowKey={({ kind, accessId }) => `${kind} ${accessId}`}
          renderItem={(option) => (
            <List.Item style={{ paddingInline: 0 }}>
              <span>
                <Button disabled={!option.possible || isBusy} onClick={() => act(option)}>
                  {option.kindLabel}
                </Button>{' '}
                <Faint>
                  {accessText(website, option.accessId)}{' '}
                  {option.possible ? t(kindRow(option.kind).site.meanwhile) : sentences(option.reasons)}
                  {option.possible && endsWebsite(option.kind) && websites.length === 1
                    ? ` ${t(newOrderTexts.lastWebsite)}`
                    : null}
                </Faint>
              </span>
            </List.Item>
          )}
        />
      </Section>
      <Plans record={record} websiteId={chosen ?? null} />
    </>
  );
}

const endsWebsite = (kind: Option['kind']): boolean => {
  const { effect } = kindRow(kind);
  return effect.does === 'end' && effect.what === 'website';
};

/** Names an access by its values, where a website has several. */
function accessText(website: RecordOptions['websites'][number] | undefined, accessId: string | null): string {
  if (website === undefined || accessId === null || website.accesses.length < 2) return '';
  const values = website.accesses.find(({ id }) => id === accessId)?.values ?? [];
  return values
    .map(
      ({ field, label, values: own, valueLabels }) =>
        `${label} ${own.map((one) => shownValue(field, one, valueLabels)).join(' ')}`,
    )
    .join(' · ');
}
