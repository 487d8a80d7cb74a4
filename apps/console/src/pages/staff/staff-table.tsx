import { type OrderKind, orderKindLabels } from '@beian/domain/order-names';
import { provinces } from '@beian/domain/province';
import { roles } from '@beian/domain/staff';
import { MAX_CAP } from '@beian/domain/work';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { labelOf, type Translate, useLanguage, useT } from '../../app/providers/i18n.ts';
import { changeAvailabilityDocument, changeSkillsDocument, type StaffSkills } from '../../generated/skills.ts';
import { DayPicker } from '../../ui/day-picker.tsx';
import { Faint } from '../../ui/list-page/cells.tsx';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { newKey } from '../../ui/new-key.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { commonTexts, errorTexts } from '../../ui/texts.ts';
import styles from './staff.module.css';
import { staffTexts } from './texts.ts';

const kindNames = Object.keys(orderKindLabels) as OrderKind[];

/** What was typed for a person and not saved yet. */
interface Draft {
  readonly provinces: readonly string[];
  readonly kinds: readonly OrderKind[];
  readonly cap: number | null;
  readonly absences: StaffSkills['absences'];
  /** An absence that is being added. */
  readonly absence: Days;
}

/** The staff with skills, number of orders and its cap, and absences, which are changed in place. */
export function StaffTable({ staff }: { staff: readonly StaffSkills[] }) {
  const t = useT();
  const language = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const draftOf = (person: StaffSkills): Draft => drafts[person.id] ?? { ...person, absence: noDays };
  const set = (person: StaffSkills, part: Partial<Draft>) =>
    setDrafts((all) => ({ ...all, [person.id]: { ...draftOf(person), ...part } }));
  const save = useMutation({
    mutationFn: async (person: StaffSkills) => {
      const { provinces: codes, kinds, cap, absences, absence } = draftOf(person);
      const of = { staffId: person.id };
      if (!sameSkills(person, draftOf(person))) {
        const sent = { ...of, provinces: [...codes], kinds: [...kinds], key: newKey() };
        const answer = await send(changeSkillsDocument, sent);
        if (answer.__typename === 'ActionRefused' || sameAvailability(person, draftOf(person))) return answer;
      }
      const added = asAbsence(absence);
      const sent = { ...of, cap, absences: added === null ? absences : [...absences, added], key: newKey() };
      return send(changeAvailabilityDocument, sent);
    },
    onSuccess: async (answer, { id, name }) => {
      if (answer.__typename === 'ActionRefused')
        return void message.warning(answer.reasons.map((one) => `${one.message} ${one.suggestion ?? ''}`).join(' · '));
      void message.success(t(staffTexts.saved, { name }));
      await client.invalidateQueries({ queryKey: ['staff'] });
      setDrafts(({ [id]: _, ...others }) => others);
    },
    onError: () => message.error(t(errorTexts.other)),
  });
  const columns: Column<StaffSkills>[] = [
    {
      key: 'name',
      title: staffTexts.name,
      kind: 'head',
      cell: ({ name, login, away }) => (
        <>
          {name} <Faint>{login}</Faint> {away ? <Tag color="warning">{t(staffTexts.away)}</Tag> : null}
        </>
      ),
    },
    {
      key: 'roles',
      title: staffTexts.roles,
      cell: (person) => person.roles.map((role) => t(labelOf(roles, role))).join(' · '),
    },
    {
      key: 'provinces',
      title: staffTexts.provinces,
      cell: (person) => (
        <Select
          mode="multiple"
          className={styles.provinces}
          aria-label={t(staffTexts.provincesOf, { name: person.name })}
          placeholder={t(staffTexts.all)}
          disabled={!person.mayChange}
          optionFilterProp="label"
          maxTagCount="responsive"
          value={[...draftOf(person).provinces]}
          options={Object.entries(provinces).map(([value, row]) => ({ value, label: row.label[language] }))}
          onChange={(codes) => set(person, { provinces: codes })}
        />
      ),
    },
    {
      key: 'kinds',
      title: staffTexts.kinds,
      cell: (person) => (
        <Select
          mode="multiple"
          className={styles.kinds}
          aria-label={t(staffTexts.kindsOf, { name: person.name })}
          placeholder={t(staffTexts.all)}
          disabled={!person.mayChange}
          optionFilterProp="label"
          maxTagCount="responsive"
          maxTagPlaceholder={(folded) => (
            <span title={folded.map(({ label }) => label).join(t(commonTexts.and))}>+{folded.length}</span>
          )}
          popupMatchSelectWidth={260}
          value={[...draftOf(person).kinds]}
          options={kindNames.map((value) => ({ value, label: orderKindLabels[value][language] }))}
          onChange={(kinds) => set(person, { kinds })}
        />
      ),
    },
    {
      key: 'load',
      title: staffTexts.load,
      cell: (person) =>
        person.reviews ? (
          <div className={styles.load}>
            <Assigned person={person} />
            <NumberInput
              aria-label={t(staffTexts.capOf, { name: person.name })}
              className={styles.cap}
              prefix={<Faint>{t(staffTexts.cap)}</Faint>}
              placeholder={t(staffTexts.noCap)}
              min={1}
              max={MAX_CAP}
              precision={0}
              disabled={!person.mayChange}
              value={draftOf(person).cap}
              onChange={(cap) => set(person, { cap })}
            />
          </div>
        ) : null,
    },
    {
      key: 'absence',
      title: staffTexts.absence,
      cell: (person) =>
        person.reviews ? (
          <Absences person={person} draft={draftOf(person)} onChange={(part) => set(person, part)} />
        ) : null,
    },
    {
      key: 'actions',
      title: commonTexts.actions,
      kind: 'actions',
      cell: (person) =>
        person.mayChange ? (
          <Button
            aria-label={t(staffTexts.saveOf, { name: person.name })}
            disabled={sameSkills(person, draftOf(person)) && sameAvailability(person, draftOf(person))}
            loading={save.isPending && save.variables.id === person.id}
            onClick={() => save.mutate(person)}
          >
            {t(staffTexts.save)}
          </Button>
        ) : null,
    },
  ];
  return <DataTable name={t(staffTexts.title)} rows={staff} columns={columns} idOf={({ id }) => id} />;
}

const sameSkills = (person: StaffSkills, { provinces: codes, kinds }: Draft): boolean =>
  `${codes.toSorted()} ${kinds.toSorted()}` === `${person.provinces} ${person.kinds}`;

const sameAvailability = (person: StaffSkills, { cap, absence, absences }: Draft): boolean =>
  cap === person.cap && asAbsence(absence) === null && absences.length === person.absences.length;

interface AbsencesProps {
  readonly person: StaffSkills;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** The absences of a person, each with a button to remove it, and the days of another one. */
function Absences({ person: { name, mayChange }, draft: { absences, absence }, onChange }: AbsencesProps) {
  const t = useT();
  return (
    <fieldset className={styles.days} aria-label={t(staffTexts.absenceOf, { name })}>
      {absences.map((one) => {
        const days = daysOf(t, one);
        return (
          <Tag
            key={one.from}
            closable={mayChange ? { 'aria-label': t(staffTexts.removeAbsence, { name, days }) } : false}
            onClose={() => onChange({ absences: absences.filter((other) => other !== one) })}
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
          disabled={!mayChange}
          value={absence[end]}
          min={end === 'until' ? absence.from : null}
          onChange={(day) => onChange({ absence: { ...absence, [end]: day } })}
        />
      ))}
    </fieldset>
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
  if (n === 0) return <Faint>{t(staffTexts.assigned, { n })}</Faint>;
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
