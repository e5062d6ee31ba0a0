import { computed, onMounted, onUnmounted, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { PosterJob } from '../../contract/posters.contract.ts';
import { useLoad, type Load } from '../shared/load.ts';
import { Problem } from '../shared/problem.ts';
import { listPosterJobs, watchPosterJob } from './posters.api.ts';

const everyMs = 2000;
/** A question of this page counts at the county like one of hers, so it asks no longer than so long after she last touched anything. */
const restsAfterMs = 3 * 60_000;

export interface WatchedJobs {
  load: Load<readonly PosterJob[]>;
  jobs: ComputedRef<readonly PosterJob[]>;
  more: Ref<number | undefined>;
  /** idle: nothing is being made · looking: asks every two seconds · resting: nobody has touched the page for minutes */
  watching: Ref<'idle' | 'looking' | 'resting'>;
  problem: ShallowRef<Problem | undefined>;
  put(job: PosterJob): void;
  lookNow(): Promise<void>;
}

const isUnderWay = ({ state }: PosterJob) => state === 'waiting' || state === 'working';

/** The list, and how far those are that are being made. Hidden, the page asks nothing. */
export function watchJobs(): WatchedJobs {
  const newer = shallowRef<ReadonlyMap<string, PosterJob>>(new Map());
  const more = ref<number>();
  const load = useLoad(async () => {
    const { jobs, more: shown } = await listPosterJobs();
    more.value = shown;
    newer.value = new Map();
    return jobs as readonly PosterJob[];
  });
  const jobs = computed(() => {
    const { value } = load.now;
    const listed = value.state === 'ready' ? value.value : [];
    const added = [...newer.value.values()].filter(({ jobId }) => !listed.some((one) => one.jobId === jobId));
    return [...added, ...listed.map((one) => newer.value.get(one.jobId) ?? one)];
  });
  const watching = ref<'idle' | 'looking' | 'resting'>('idle');
  const problem = shallowRef<Problem>();
  let touchedAt = Date.now();
  let asking = false;
  let timer: ReturnType<typeof setInterval> | undefined;

  function put(job: PosterJob): void {
    const { value } = newer;
    // A map keeps the place of a key's first entry and the value of its last.
    newer.value = new Map([...(value.has(job.jobId) ? [] : [[job.jobId, job] as const]), ...value, [job.jobId, job]]);
  }

  async function look(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      for (const { jobId } of jobs.value.filter(isUnderWay)) put(await watchPosterJob(jobId));
      problem.value = undefined;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problem.value = error;
    } finally {
      asking = false;
    }
  }

  async function tick(): Promise<void> {
    if (!jobs.value.some(isUnderWay)) watching.value = 'idle';
    else if (Date.now() - touchedAt > restsAfterMs) watching.value = 'resting';
    else {
      watching.value = 'looking';
      if (document.visibilityState === 'visible') await look();
    }
  }

  function touch(): void {
    touchedAt = Date.now();
  }

  onMounted(() => {
    for (const event of ['pointerdown', 'keydown']) addEventListener(event, touch);
    timer = setInterval(() => void tick(), everyMs);
  });
  onUnmounted(() => {
    for (const event of ['pointerdown', 'keydown']) removeEventListener(event, touch);
    clearInterval(timer);
  });
  return { load, jobs, more, watching, problem, put, lookNow: load.refresh };
}
