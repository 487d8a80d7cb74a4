import { MAX_FIRST_WEBSITES, planForSeveral, planRow } from '@beian/domain/order';
import { kindRow, type OrderKind, orderKinds } from '@beian/domain/order-names';
import { provinces } from '@beian/domain/province';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { request, send } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { openOrderDocument } from '../../generated/applicant.ts';
import type { Reason } from '../../generated/common.ts';
import { openPlanDocument } from '../../generated/plan.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { newKey } from '../../ui/new-key.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { errorTexts } from '../../ui/texts.ts';
import { ownRecordsDocument } from './choose-documents.ts';
import { fillTexts } from './fill-texts.ts';
import { Reasons } from './hand-in.tsx';
import { KindLookup } from './kind-lookup.tsx';
import { Kinds } from './kinds.tsx';
import styles from './new-order.module.css';
import { FieldColumn, Section } from './parts.tsx';
import { ProveRecord } from './prove.tsx';
import { SearchBox } from './search-box.tsx';
import { newOrderTexts } from './texts.ts';

/** The kinds that begin from nothing. */
const unfiledKinds = orderKinds.filter((kind) => kindRow(kind).about === 'nothing');

/** Begins an order: a record or nothing, then what is to be done. The choice is in the URL. */
export function NewOrderPage() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const recordId = params.get('record');
  const first = unfiledKinds.find((kind) => kind === params.get('first'));
  return (
    <div className={styles.page}>
      <header>
        <h1>{t(newOrderTexts.title)}</h1>
        <p className={styles.faint}>{t(newOrderTexts.lead)}</p>
      </header>
      {recordId !== null ? (
        <Kinds
          recordId={recordId}
          rectificationId={params.get('rectification')}
          websiteId={params.get('website')}
          onOther={() => setParams({})}
        />
      ) : first !== undefined ? (
        <FirstFiling kind={first} onOther={() => setParams({})} />
      ) : (
        <>
          <Section title={t(newOrderTexts.notFiled)} lead={t(newOrderTexts.notFiledLead)}>
            {unfiledKinds.map((kind) => (
              <Button key={kind} onClick={() => setParams({ first: kind })}>
                {t(kindRow(kind).label)}
              </Button>
            ))}
          </Section>
          <ChooseRecord onChoose={(record) => setParams({ record })} />
          <ProveRecord onProved={(record) => setParams({ record })} />
          <KindLookup onChoose={(kind) => setParams({ first: kind })} />
        </>
      )}
    </div>
  );
}

/** The partner's records, found by number, name or domain. */
function ChooseRecord({ onChoose }: { onChoose: (id: string) => void }) {
  const t = useT();
  const [search, setSearch] = useState('');
  const query = useQuery({
    queryKey: ['ownRecords', search],
    queryFn: async () => (await request(ownRecordsDocument, { search: search || null, after: null })).records,
  });
  const showSkeleton = useDelayed(query.isLoading);
  const page = query.data;
  return (
    <Section title={t(newOrderTexts.record)}>
      <SearchBox label={t(newOrderTexts.find)} onSearch={setSearch} />
      {query.error && page === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : page === undefined ? (
        showSkeleton ? (
          <Skeleton label={t(newOrderTexts.loading)} rows={4} />
        ) : null
      ) : page.edges.length === 0 ? (
        <Empty title={t(newOrderTexts.noRecords)} hint={t(newOrderTexts.noRecordsHint)} />
      ) : (
        <ul className={styles.choices}>
          {page.edges.map(({ node }) => (
            <li key={node.id}>
              <Button type="link" onClick={() => onChoose(node.id)}>
                {node.filingNumber} {node.name}
              </Button>
              <span className={styles.faint}>
                {node.provinceName} · {node.websites.flatMap(({ domains }) => domains).join(' ')}
                {node.openOrder === null ? '' : ` · ${node.openOrder.number} ${node.openOrder.stateLabel}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {page?.pageInfo.hasNextPage ? (
        <p className={styles.faint}>{t(newOrderTexts.more, { n: page.totalCount })}</p>
      ) : null}
    </Section>
  );
}

function FirstFiling({ kind, onOther }: { kind: OrderKind; onOther: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [province, setProvince] = useState<string>();
  const [websites, setWebsites] = useState(1);
  const [refused, setRefused] = useState<readonly Reason[]>([]);
  const plan = websites > 1 ? planForSeveral(kind) : undefined;
  const open = useMutation({
    mutationFn: async (key: string) =>
      plan !== undefined
        ? send(openPlanDocument, { plan, province: province ?? null, websites, key })
        : send(openOrderDocument, { kind, province: province ?? null, key }),
    onSuccess: (answer) => {
      if (answer.__typename === 'ActionRefused') setRefused(answer.reasons);
      else void navigate(`/orders/${answer.__typename === 'Order' ? answer.id : answer.steps[0]?.orderId}/fill`);
    },
  });
  return (
    <Section title={t(kindRow(kind).label)}>
      <FieldColumn>
        <Form.Item htmlFor="first-province" label={t(newOrderTexts.province)} required>
          <Select<string>
            id="first-province"
            aria-label={t(newOrderTexts.province)}
            showSearch
            optionFilterProp="label"
            value={province ?? null}
            placeholder={t(fillTexts.choose)}
            options={Object.entries(provinces).map(([value, { label }]) => ({ value, label: t(label) }))}
            onChange={(value) => setProvince(value)}
          />
        </Form.Item>
        <Form.Item htmlFor="first-websites" label={t(newOrderTexts.websites)} required>
          <NumberInput
            id="first-websites"
            min={1}
            max={MAX_FIRST_WEBSITES}
            precision={0}
            value={websites}
            onChange={(value) => setWebsites(value ?? 1)}
          />
        </Form.Item>
      </FieldColumn>
      {province === undefined ? null : (
        <p>
          <Link to={`/rules/${province}`}>{t(fillTexts.rules)}</Link>
        </p>
      )}
      {plan === undefined ? null : <p className={styles.faint}>{t(planRow(plan).between)}</p>}
      <Reasons title={t(newOrderTexts.refused)} reasons={refused} outcome="fail" />
      {open.error ? <Alert type="error" message={t(errorTexts.other)} /> : null}
      <Flex wrap gap="small">
        <Button
          type="primary"
          disabled={province === undefined}
          loading={open.isPending}
          onClick={() => open.mutate(newKey())}
        >
          {t(newOrderTexts.open)}
        </Button>
        <Button onClick={onOther}>{t(newOrderTexts.other)}</Button>
      </Flex>
    </Section>
  );
}
