import { auditFilters } from '@beian/domain/audit';
import { auditActionNames, auditLabel } from '@beian/domain/order';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { auditActorsDocument } from '../../generated/audit.ts';
import styles from './audit.module.css';
import { auditTexts } from './texts.ts';

interface FilterSelectProps {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

const useActors = (search: string) =>
  useQuery({
    queryKey: ['auditActors', useLanguage(), search],
    queryFn: async ({ signal }) => (await request(auditActorsDocument, { search }, signal)).auditActors,
    placeholderData: keepPreviousData,
  });

/** Filters by who acted: staff, a partner or one of its people, a part of the system. The API searches by name. */
export function ActorSelect({ value, onChange }: FilterSelectProps) {
  const t = useT();
  const [search, setSearch] = useState('');
  const found = useActors(search).data ?? [];
  // The name of the chosen one, who may not be among those found.
  const chosen = (useActors(value ?? '').data ?? []).filter(({ id }) => id === value);
  const options = [...chosen, ...found.filter(({ id }) => id !== value)].map(({ id, name, partnerName }) => ({
    value: id,
    label: partnerName === null ? name : t(auditTexts.ofPartner, { name, partner: partnerName }),
  }));
  return (
    <Select<string>
      className={styles.actor}
      aria-label={t(auditFilters.actor.label)}
      placeholder={t(auditFilters.actor.label)}
      allowClear
      showSearch
      filterOption={false}
      onSearch={setSearch}
      popupMatchSelectWidth={false}
      value={value}
      options={options}
      notFoundContent={t(auditTexts.nobody)}
      onChange={(id: string | undefined) => onChange(id ?? null)}
    />
  );
}

/** Filters by what was done. */
export function ActionSelect({ value, onChange }: FilterSelectProps) {
  const t = useT();
  const language = useLanguage();
  // The address may name an action that has no label, as a refused query of the API.
  const names = value === null || auditActionNames.includes(value) ? auditActionNames : [value, ...auditActionNames];
  const options = names
    .map((name) => ({ value: name, label: t(auditLabel(name)) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  return (
    <Select<string>
      className={styles.actor}
      aria-label={t(auditFilters.action.label)}
      placeholder={t(auditFilters.action.label)}
      allowClear
      showSearch
      optionFilterProp="label"
      popupMatchSelectWidth={false}
      value={value}
      options={options}
      notFoundContent={t(auditTexts.nothing)}
      onChange={(name: string | undefined) => onChange(name ?? null)}
    />
  );
}
