import { type OrderKind, orderKindLabels, orderKinds } from '@beian/domain/order-names';
import { roles } from '@beian/domain/staff';
import { MAX_CAP } from '@beian/domain/work';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../../app/providers/client.ts';
import { labelOf, t } from '../../app/providers/i18n.ts';
import { changeAvailabilityDocument, changeSkillsDocument, type StaffSkills } from '../../generated/skills.ts';
import { DayPicker } from '../../ui/day-picker.tsx';
import { type Choice, shown } from '../../ui/form/field-row.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { newKey } from '../../ui/new-key.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { provinceChoices } from '../../ui/province-choices.ts';
import { commonTexts } from '../../ui/texts.ts';
import styles from './staff.module.css';
import { staffTexts } from './texts.ts';

const kindChoices = orderKinds.map((value) => ({ value, label: orderKindLabels[value] }));

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
  const client = useQueryClient();
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const draftOf = (person: StaffSkills): Draft => drafts[person.id] ?? { ...person, absence: noDays };
  const set = (person: StaffSkills, part: Partial<Draft>) =>
    setDrafts((all) => ({ ...all, [person.id]: { ...draftOf(person), ...part } }));
  const save = useAction({
    send: async ({ person, draft }: { person: StaffSkills; draft: Draft }, key) => {
      const { provinces, kinds, cap, absences, absence } = draft;
      const of = { staffId: person.id };
      if (!sameSkills(person, draft)) {
        const skills = { ...of, provinces: [...provinces], kinds: [...kinds], key };
        const answer = await send(changeSkillsDocument, skills);
        if (answer.__typename === 'ActionRefused' || sameAvailability(person, draft)) return answer;
      }
      const added = asAbsence(absence);
      const days = { ...of, cap, absences: added === null ? absences : [...absences, added], key: newKey() };
      return send(changeAvailabilityDocument, days);
    },
    done: ({ person: { name } }) => t(staffTexts.saved, { name }),
    onDone: async (_, { person: { id } }) => {
      await client.invalidateQueries({ queryKey: ['staff'] });
      setDrafts(({ [id]: _saved, ...others }) => others);
    },
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
        <SkillSelect
          label={t(staffTexts.provincesOf, { name: person.name })}
          disabled={!person.mayChange}
          choices={provinceChoices}
          value={draftOf(person).provinces}
          onChange={(codes) => set(person, { provinces: codes })}
        />
      ),
    },
    {
      key: 'kinds',
      title: staffTexts.kinds,
      cell: (person) => (
        <SkillSelect
          label={t(staffTexts.kindsOf, { name: person.name })}
          disabled={!person.mayChange}
          choices={kindChoices}
          value={draftOf(person).kinds}
          onChange={(kinds) => set(person, { kinds })}
        />
      ),
    },
    {
      key: 'load',
      title: staffTexts.load,
      cell: (person) =>
        person.reviews ? (
          <Flex wrap align="center" gap="4px 8px">
            <Assigned person={person} />
            <NumberInput
              aria-label={t(staffTexts.capOf, { name: person.name })}
              style={{ width: 112 }}
              prefix={<Faint>{t(staffTexts.cap)}</Faint>}
              placeholder={t(staffTexts.noCap)}
              min={1}
              max={MAX_CAP}
              precision={0}
              disabled={!person.mayChange}
              value={draftOf(person).cap}
              onChange={(cap) => set(person, { cap })}
            />
          </Flex>
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
      cell: (person) => {
        const draft = draftOf(person);
        const isChanged = !sameSkills(person, draft) || !sameAvailability(person, draft);
        return person.mayChange ? (
          <Button
            aria-label={t(staffTexts.saveOf, { name: person.name })}
            disabled={!isChanged}
            loading={isChanged && save.isBusy}
            onClick={() => save.act({ person, draft })}
          >
            {t(staffTexts.save)}
          </Button>
        ) : null;
      },
    },
  ];
  return <DataTable name={t(staffTexts.title)} rows={staff} columns={columns} />;
}

interface SkillSelectProps<T extends string> {
  readonly label: string;
  readonly disabled: boolean;
  readonly choices: readonly Choice<T>[];
  readonly value: readonly T[];
  readonly onChange: (value: readonly T[]) => void;
}

/** Several choices, as many as have room; none means all. */
function SkillSelect<T extends string>({ label, disabled, choices, value, onChange }: SkillSelectProps<T>) {
  return (
    <Select<T[]>
      mode="multiple"
      style={{ width: '100%', minWidth: 130 }}
      aria-label={label}
      placeholder={t(staffTexts.all)}
      disabled={disabled}
      optionFilterProp="label"
      maxTagCount="responsive"
      maxTagPlaceholder={(folded) => (
        <span title={folded.map((one) => one.label).join(t(commonTexts.and))}>+{folded.length}</span>
      )}
      popupMatchSelectWidth={260}
      value={[...value]}
      options={choices.map((one) => ({ value: one.value, label: shown(one.label) }))}
      onChange={onChange}
    />
  );
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
  return (
    <fieldset className={styles.days} aria-label={t(staffTexts.absenceOf, { name })}>
      {absences.map((one) => {
        const days = daysOf(one);
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

const daysOf = ({ from, until }: { from: string; until: string }): string =>
  from === until ? from : t(staffTexts.absenceDays, { from, until });

/** Both empty means no absence; one day alone is used for both. */
const asAbsence = ({ from, until }: Days) => {
  const [first, last] = [from ?? until, until ?? from];
  return first === null || last === null ? null : { from: first, until: last };
};

/** A person's number of assigned orders with a link to them; for an absent person those that must be moved. */
function Assigned({ person: { id, name, assigned: n, toMove: late } }: { person: StaffSkills }) {
  if (n === 0) return <Faint>{t(staffTexts.assigned, { n })}</Faint>;
  const names = { name, n, late };
  return (
    <Link
      aria-label={t(late > 0 ? staffTexts.toMoveOf : staffTexts.assignedOf, names)}
      to={`/queue?stage=ALL&assignee=${encodeURIComponent(id)}`}
    >
      {late > 0 ? (
        <Typography.Text type="warning" strong>
          {t(staffTexts.toMove, { n, late })}
        </Typography.Text>
      ) : (
        t(staffTexts.assigned, { n })
      )}
    </Link>
  );
}
