import { type OrderKind, orderKindLabels } from '@beian/domain/order-names';
import { provinces } from '@beian/domain/province';
import { roles } from '@beian/domain/staff';
import { MAX_CAP } from '@beian/domain/work';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { labelOf, type Translate, useT } from '../../app/providers/i18n.ts';
import { DayPicker } from '../../ui/day-picker.tsx';
import { newKey } from '../../ui/new-key.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import { changeAvailabilityDocument, changeSkillsDocument, type StaffSkills } from './documents.ts';
import styles from './staff.module.css';
import { staffTexts } from './texts.ts';

const kindNames = Object.keys(orderKindLabels) as OrderKind[];

/** One member of staff: skills, number of orders and its cap, and absence. */
export function Person({ person, language }: { person: StaffSkills; language: 'zh' | 'en' }) {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [codes, setCodes] = useState<string[]>([...person.provinces]);
  const [kinds, setKinds] = useState<OrderKind[]>([...person.kinds]);
  const [cap, setCap] = useState(person.cap);
  const [absences, setAbsences] = useState(person.absences);
  const [absence, setAbsence] = useState<Days>(noDays);
  const { name } = person;
  const sameSkills = `${codes.toSorted()} ${kinds.toSorted()}` === `${person.provinces} ${person.kinds}`;
  const sameAvailability =
    cap === person.cap && asAbsence(absence) === null && absences.length === person.absences.length;
  const change = useMutation({
    mutationFn: async () => {
      const of = { staffId: person.id };
      if (!sameSkills) {
        const sent = { ...of, provinces: codes, kinds, key: newKey() };
        const answer = (await request(changeSkillsDocument, sent)).changeSkills;
        if (answer.__typename === 'ActionRefused' || sameAvailability) return answer;
      }
      const added = asAbsence(absence);
      const sent = { ...of, cap, absences: added === null ? absences : [...absences, added], key: newKey() };
      return (await request(changeAvailabilityDocument, sent)).changeAvailability;
    },
    onSuccess: (answer) => {
      if (answer.__typename === 'ActionRefused')
        void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '));
      else void message.success(t(staffTexts.saved, { name }));
    },
    onError: () => message.error(t(errorTexts.other)),
    onSettled: () => client.invalidateQueries({ queryKey: ['staff'] }),
  });
  return (
    <tr>
      <th scope="row">
        {name} <span className={styles.faint}>{person.login}</span>{' '}
        {person.away ? <Tag color="warning">{t(staffTexts.away)}</Tag> : null}
      </th>
      <td className={styles.roles}>{person.roles.map((role) => t(labelOf(roles, role))).join(' · ')}</td>
      <td data-label={t(staffTexts.provinces)}>
        <Select
          mode="multiple"
          className={styles.provinces}
          aria-label={t(staffTexts.provincesOf, { name })}
          placeholder={t(staffTexts.all)}
          disabled={!person.mayChange}
          optionFilterProp="label"
          maxTagCount="responsive"
          value={codes}
          options={Object.entries(provinces).map(([value, row]) => ({ value, label: row.label[language] }))}
          onChange={setCodes}
        />
      </td>
      <td data-label={t(staffTexts.kinds)}>
        <Select
          mode="multiple"
          className={styles.kinds}
          aria-label={t(staffTexts.kindsOf, { name })}
          placeholder={t(staffTexts.all)}
          disabled={!person.mayChange}
          optionFilterProp="label"
          maxTagCount="responsive"
          maxTagPlaceholder={(folded) => (
            <span title={folded.map(({ label }) => label).join(t(commonTexts.and))}>+{folded.length}</span>
          )}
          popupMatchSelectWidth={260}
          value={kinds}
          options={kindNames.map((value) => ({ value, label: orderKindLabels[value][language] }))}
          onChange={setKinds}
        />
      </td>
      <td data-label={person.reviews ? t(staffTexts.load) : undefined}>
        {person.reviews ? (
          <div className={styles.load}>
            <Assigned person={person} />
            <NumberInput
              aria-label={t(staffTexts.capOf, { name })}
              className={styles.cap}
              prefix={<span className={styles.faint}>{t(staffTexts.cap)}</span>}
              placeholder={t(staffTexts.noCap)}
              min={1}
              max={MAX_CAP}
              precision={0}
              disabled={!person.mayChange}
              value={cap}
              onChange={setCap}
            />
          </div>
        ) : null}
      </td>
      <td data-label={person.reviews ? t(staffTexts.absence) : undefined}>
        {person.reviews ? (
          <fieldset className={styles.days} aria-label={t(staffTexts.absenceOf, { name })}>
            {absences.map((one) => {
              const days = daysOf(t, one);
              return (
                <Tag
                  key={one.from}
                  closable={person.mayChange ? { 'aria-label': t(staffTexts.removeAbsence, { name, days }) } : false}
                  onClose={() => setAbsences(absences.filter((other) => other !== one))}
                >
                  {days}
                </Tag>
              );
            })}
            {(['from', 'until'] as const).map((end) => (
              <DayPicker
                key={end}
                aria-label={`${t(staffTexts.absenceOf, { name })}: ${t(end === 'from' ? staffTexts.firstDay : staffTexts.lastDay)}`}
                placeholder={t(end === 'from' ? staffTexts.firstDay : staffTexts.lastDay)}
                suffixIcon={null}
                disabled={!person.mayChange}
                value={absence[end]}
                min={end === 'until' ? absence.from : null}
                onChange={(day) => setAbsence({ ...absence, [end]: day })}
              />
            ))}
          </fieldset>
        ) : null}
      </td>
      <td>
        {person.mayChange ? (
          <Button
            aria-label={t(staffTexts.saveOf, { name })}
            disabled={sameSkills && sameAvailability}
            loading={change.isPending}
            onClick={() => change.mutate()}
          >
            {t(staffTexts.save)}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

/** The picked days; one may be missing. */
interface Days {
  readonly from: string | null;
  readonly until: string | null;
}

const noDays: Days = { from: null, until: null };

const daysOf = (t: Translate, { from, until }: { from: string; until: string }): string =>
  from === until ? from : t(staffTexts.absenceDays, { from, until });

/** Both empty means no absence; one day alone is used for both. */
const asAbsence = ({ from, until }: Days) => {
  const [first, last] = [from ?? until, until ?? from];
  return first === null || last === null ? null : { from: first, until: last };
};

/** A person's number of assigned orders with a link to them; for an absent person those that must be moved. */
function Assigned({ person: { id, name, assigned: n, toMove: late } }: { person: StaffSkills }) {
  const t = useT();
  if (n === 0) return <span className={styles.faint}>{t(staffTexts.assigned, { n })}</span>;
  const names = { name, n, late };
  return (
    <Link
      className={late > 0 ? styles.toMove : undefined}
      aria-label={t(late > 0 ? staffTexts.toMoveOf : staffTexts.assignedOf, names)}
      to={`/queue?stage=ALL&assignee=${encodeURIComponent(id)}`}
    >
      {late > 0 ? t(staffTexts.toMove, { n, late }) : t(staffTexts.assigned, { n })}
    </Link>
  );
}
