import { defineFrontend } from '@galleria/ui/build/federation'

export default defineFrontend({ name: 'shell', role: 'shell', port: 5173 })
