import { type OrderKind, orderKindLabels, provinces } from '@beian/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDelayed } from '../common/hooks.ts';
import { newKey } from '../common/new-key.ts';
import { fullTime } from '../common/time.ts';
import { skipsDocument } from '../order/next/documents.ts';
import { request } from '../providers/client.ts';
import { sayIfKnown, useLanguage, useT } from '../providers/i18n.ts';
import { Empty, Failure, Skeleton } from '../shell/states.tsx';
import { changeSkillsDocument, type StaffSkills, staffDocument } from './documents.ts';
import styles from './staff.module.css';

/** Who works here and what each takes on; under it, for supervisors, what was passed over and why. */
export function StaffPage() {
  const t = useT();
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['staff'],
    queryFn: async () => (await request(staffDocument, {})).staffSkills,
  });
  const late = useDelayed(query.isLoading);
  const staff = query.data;
  if (query.error && staff === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (staff === undefined) return late ? <Skeleton label={t('staff.loading')} rows={6} /> : null;
  return (
    <div className={styles.page}>
      <header>
        <h1>{t('staff.title')}</h1>
        <p className={styles.faint}>{t('staff.lead')}</p>
      </header>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('staff.name')}</th>
            <th scope="col">{t('staff.roles')}</th>
            <th scope="col">{t('staff.provinces')}</th>
            <th scope="col">{t('staff.kinds')}</th>
            <th scope="col" aria-label={t('staff.save')} />
          </tr>
        </thead>
        <tbody>
          {staff.map((person) => (
            <Person key={`${person.id} ${person.provinces} ${person.kinds}`} person={person} language={language} />
          ))}
        </tbody>
      </table>
      {staff.some((person) => person.mayChange) ? <Skips language={language} /> : null}
    </div>
  );
}

const kindNames = Object.keys(orderKindLabels) as OrderKind[];

function Person({ person, language }: { person: StaffSkills; language: 'zh' | 'en' }) {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [codes, setCodes] = useState<string[]>([...person.provinces]);
  const [kinds, setKinds] = useState<OrderKind[]>([...person.kinds]);
  const { name } = person;
  const change = useMutation({
    mutationFn: async (key: string) =>
      (await request(changeSkillsDocument, { staffId: person.id, provinces: codes, kinds, key })).changeSkills,
    onSuccess: (answer) => {
      if (answer.__typename === 'ActionRefused')
        void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '));
      else void message.success(t('staff.saved', { name }));
    },
    onError: () => message.error(t('error.other')),
    onSettled: () => client.invalidateQueries({ queryKey: ['staff'] }),
  });
  const same = `${codes.toSorted()} ${kinds.toSorted()}` === `${person.provinces} ${person.kinds}`;
  return (
    <tr>
      <th scope="row">
        {name} <span className={styles.faint}>{person.login}</span>
      </th>
      <td>{person.roles.map((role) => sayIfKnown(language, `role.${role}`, role)).join(' · ')}</td>
      <td data-label={t('staff.provinces')}>
        <Select
          mode="multiple"
          className={styles.provinces}
          aria-label={t('staff.provincesOf', { name })}
          placeholder={t('staff.all')}
          disabled={!person.mayChange}
          optionFilterProp="label"
          maxTagCount="responsive"
          value={codes}
          options={Object.entries(provinces).map(([value, row]) => ({ value, label: row.label[language] }))}
          onChange={setCodes}
        />
      </td>
      <td data-label={t('staff.kinds')}>
        <Select
          mode="multiple"
          className={styles.kinds}
          aria-label={t('staff.kindsOf', { name })}
          placeholder={t('staff.all')}
          disabled={!person.mayChange}
          value={kinds}
          options={kindNames.map((value) => ({ value, label: orderKindLabels[value][language] }))}
          onChange={setKinds}
        />
      </td>
      <td>
        {person.mayChange ? (
          <Button
            aria-label={t('staff.saveOf', { name })}
            disabled={same}
            loading={change.isPending}
            onClick={() => change.mutate(newKey())}
          >
            {t('staff.save')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function Skips({ language }: { language: string }) {
  const t = useT();
  const query = useQuery({
    queryKey: ['skips', language],
    queryFn: async () => (await request(skipsDocument, {})).skips,
  });
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return null;
  return (
    <section aria-label={t('skips.title')}>
      <h2>{t('skips.title')}</h2>
      {query.data.length === 0 ? (
        <Empty title={t('skips.empty')} />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('skips.at')}</th>
              <th scope="col">{t('skips.order')}</th>
              <th scope="col">{t('skips.who')}</th>
              <th scope="col">{t('skips.why')}</th>
            </tr>
          </thead>
          <tbody>
            {query.data.map((skip) => (
              <tr key={skip.id}>
                <td>{fullTime(skip.at)}</td>
                <td>
                  <Link to={`/orders/${encodeURIComponent(skip.orderId)}`}>{skip.orderNumber}</Link>
                </td>
                <td>{skip.staffName}</td>
                <td>{[skip.reasonLabel, skip.note].filter(Boolean).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
