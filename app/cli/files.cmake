# SPDX-License-Identifier: Apache-2.0
target_sources(relata_app PRIVATE
)
