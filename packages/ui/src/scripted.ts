import { onMounted, type Ref, ref } from 'vue'

/**
 * Whether scripts have taken over this part of the page. False on a server and for as long as its markup stands as it came, so
 * that controls which only a script can serve appear with it, and those for pages without one go.
 */
export function useScripted(): Readonly<Ref<boolean>> {
  const scripted = ref(false)
  onMounted(() => {
    scripted.value = true
  })
  return scripted
}
