import { auditFilters } from '@beian/domain/audit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { auditActorsDocument } from '../../generated/audit.ts';
import { auditTexts } from './texts.ts';

interface ActorSelectProps {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

const useActors = (search: string) =>
  useQuery({
    ...queryOf(['auditActors'], auditActorsDocument, { search }),
    placeholderData: keepPreviousData,
  });

/** Filters by who acted: staff, a partner or one of its people, a part of the system. The API searches by name. */
export function ActorSelect({ value, onChange }: ActorSelectProps) {
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
      style={{ width: 200 }}
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
